"""Prints every filled cell of a workbook as JSON: sheet, address, text; days as ISO. Usage: dump.py FILE."""

import datetime
import json
import sys

import openpyxl


def text(value):
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


book = openpyxl.load_workbook(sys.argv[1], data_only=True)
print(
    json.dumps(
        {
            sheet.title: {
                cell.coordinate: text(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
            }
            for sheet in book
        }
    )
)
