# Writes the cells of a dump (see dump-cells.mjs) with xlsxwriter: what a careful script would take for the same workbook.
# Prints the seconds from opening the workbook to closing it; reading the dump is not counted.
import json
import sys
import time

import xlsxwriter

source, target, constant = sys.argv[1], sys.argv[2], sys.argv[3] == "constant"
with open(source, encoding="utf-8") as file:
    dump = json.load(file)

started = time.perf_counter()
book = xlsxwriter.Workbook(target, {"constant_memory": constant, "strings_to_formulas": False, "strings_to_urls": False})
formats = [book.add_format(style) for style in dump["styles"]]
for sheet in dump["sheets"]:
    page = book.add_worksheet(sheet["title"])
    for column, width, hidden in sheet["columns"]:
        page.set_column(column, column, width, None, {"hidden": hidden} if hidden else {})
    page.freeze_panes(*sheet["frozen"])
    if sheet["filter"]:
        page.autofilter(*sheet["filter"])
    for first_row, first_column, last_row, last_column, rule in sheet["conditional"]:
        if "format" in rule:
            rule = {**rule, "format": book.add_format(rule["format"])}
        page.conditional_format(first_row, first_column, last_row, last_column, rule)
    for number, height, hidden, cells in sheet["rows"]:
        if height is not None or hidden:
            page.set_row(number, height, None, {"hidden": hidden})
        for column, kind, value, formula, style in cells:
            form = formats[style]
            if kind == 0:
                page.write_blank(number, column, None, form)
            elif kind == 1:
                page.write_number(number, column, value, form)
            elif kind == 2:
                page.write_string(number, column, value, form)
            else:
                page.write_formula(number, column, formula, form, value)
book.close()
print(time.perf_counter() - started)
