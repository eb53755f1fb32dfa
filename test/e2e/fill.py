"""Fills a blank form as another program would: by the titles a person reads, with openpyxl.

Usage: fill.py FORM FILLING.json OUT. A text «date:2025-09-01» becomes a date cell, anything else stays as it is.
"""

import datetime
import json
import sys

import openpyxl


def typed(value):
    if isinstance(value, str) and value.startswith("date:"):
        return datetime.datetime.fromisoformat(value[5:])
    return value


def header_row(sheet, titles):
    for row in range(1, 16):
        found = {sheet.cell(row, column).value: column for column in range(1, sheet.max_column + 1)}
        if all(title in found for title in titles):
            return row, found
    raise SystemExit(f"{sheet.title}: no header with {titles}")


def fill_rows(sheet, filling):
    if filling.get("declared") is not None:
        for row in range(1, 16):
            if str(sheet.cell(row, 1).value or "").startswith("В периоде"):
                sheet.cell(row, 2).value = filling["declared"]
    rows = filling["rows"]
    if not rows:
        return
    top, columns = header_row(sheet, list(rows[0]))
    key = columns[next(iter(rows[0]))]
    free = top + 1
    while sheet.cell(free, key).value is not None:
        free += 1
    keys = {sheet.cell(at, key).value: at for at in range(top + 1, free)}
    for values in rows:
        at = keys.pop(next(iter(values.values())), None)
        if at is None:
            at, free = free, free + 1
        for title, value in values.items():
            sheet.cell(at, columns[title]).value = typed(value)


def main():
    form, filling, out = sys.argv[1:]
    with open(filling, encoding="utf8") as file:
        given = json.load(file)
    book = openpyxl.load_workbook(form)
    passport = book["Учреждение"]
    for row in range(1, passport.max_row + 1):
        title = passport.cell(row, 1).value
        if title in given["passport"]:
            passport.cell(row, 2).value = typed(given["passport"][title])
    sheet = book["Требования"]
    top, columns = header_row(sheet, ["№", "Ответ"])
    for row in range(top + 1, sheet.max_row + 1):
        for title, value in given["answers"].get(str(sheet.cell(row, columns["№"]).value), {}).items():
            sheet.cell(row, columns[title]).value = typed(value)
    for title, filled in given["tables"].items():
        fill_rows(book[title], filled)
    for title in given.get("without", []):
        del book[title]
    if given.get("reversed"):
        book._sheets.reverse()
    book.save(out)


main()
