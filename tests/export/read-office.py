"""Opens workbooks and documents with openpyxl and python-docx and prints what they hold as JSON."""

import json
import sys

import docx
import openpyxl


def sheet(each):
    rows = [[cell.value for cell in row] for row in each.iter_rows()]
    kinds = sorted({cell.data_type for row in each.iter_rows() for cell in row if cell.value is not None})
    charts = [{"kind": type(chart).__name__, "series": len(chart.series)} for chart in each._charts]
    return {"name": each.title, "rows": rows, "kinds": kinds, "frozen": each.freeze_panes, "charts": charts}


def workbook(path):
    return [sheet(each) for each in openpyxl.load_workbook(path)]


def document(path):
    opened = docx.Document(path)
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in opened.tables]
    return {"paragraphs": [each.text for each in opened.paragraphs], "tables": tables, "drawings": len(opened.inline_shapes)}


print(json.dumps({path: workbook(path) if path.endswith(".xlsx") else document(path) for path in sys.argv[1:]}))
