/** Errors and notes about boundary-point files and tables of coordinates. */
export const pointsEn = {
  error: {
    'line-too-long':
      'A line exceeds {{limit}} characters, refused. Check whether the file is whole and its quotes come in pairs.',
    'point-malformed':
      'This line is no boundary point (“{{found}}”); it should read “number,ring,X,Y”. Correct or remove it: a point left out would change the shape.',
    'coordinate-missing': 'This boundary point lacks a coordinate. Please add it.',
    'columns-mixed':
      'Here X and Y stand the other way round than in line {{other}}, so it is open which is north. Give all lines the same order.',
    'zones-mixed': 'The easting {{east}} carries another zone than those before. A file can use one zone only: split it by zone.',
    'no-plots':
      'The file holds no plot: no line that ends with @ with boundary points below it. Check whether it is a boundary-point exchange file.',
    'too-many-rings': 'One shape has more than {{limit}} rings, refused. Split it into several plots.',
    'too-many-rows': 'The table has more than {{limit}} rows, refused. Split it into several files.',
    'quote-unclosed': 'A quotation mark opens in this row and never closes, so the rows after it cannot be told apart. Close it.',
    'table-binary': 'This is no table (its content is binary). XLSX can be read, and tables of text as CSV or TXT.',
    'table-empty': 'The table is empty.',
    'coordinate-columns-unknown':
      'No column holds coordinates (there are: {{columns}}). Name them “lon, lat” or “X, Y”, or use WKT.',
    'column-unknown': 'The table has no column “{{column}}” (there are: {{columns}}). Choose the coordinate columns again.',
    'cell-not-a-number': '“{{value}}” in column “{{column}}” is no number. Correct this coordinate.',
    'cell-not-wkt': 'The shape (WKT) in column “{{column}}” cannot be read; reading stopped at “{{found}}”. Export it again.',
    'sheet-unknown': 'The workbook has no sheet “{{sheet}}” (there are: {{sheets}}).',
    'xls-not-supported':
      'This is an old Excel file (.xls) or a workbook with a password. Remove the password and save it as .xlsx or .csv.',
    'xlsx-damaged': 'The workbook is damaged: {{part}} is missing. Open it in a spreadsheet program and save it again.',
  },
  note: {
    'columns-swapped':
      'X and Y (or longitude and latitude) stood the other way round than named; read by their values: {{count}}',
    'further-coordinates-kept': 'Other columns hold coordinates too; they place nothing and stay as properties: {{count}}',
    'coordinate-system-unknown': 'Coordinate system not recognised: {{count}}',
    'projection-not-gauss': 'The projection is not Gauss-Krüger; check the coordinate system: {{count}}',
    'unit-not-metres': 'The unit is not metres; coordinates were read as metres, please check: {{count}}',
    'shift-parameters-ignored': 'Shift parameters in the file were not used: {{count}}',
    'keys-ignored': 'Unknown keys, not read: {{count}}',
    'sections-ignored': 'Unknown sections, of which only plots were read: {{count}}',
    'lines-ignored': 'Comments and lines that belong to no plot, not read: {{count}}',
    'plot-without-header': 'Boundary points without a plot line, read as a plot without number: {{count}}',
    'point-count-differs': 'The stated number of points differs from those there (stated / found): {{count}} plots',
    'rings-as-holes': 'Rings taken for holes, by containment: {{count}}',
    'rings-as-parts': 'Rings taken for separate parts, by containment: {{count}}',
    'rings-closed':
      'The last point is not the first; the ring was closed (length of that side, in units of the coordinates): {{count}} rings',
    'short-rings-ignored': 'Rings of too few points were left out: {{count}}',
    'rows-joined-to-ring':
      'The rows were joined to one ring in the order of their numbers: {{count}} rows. If they are separate points, choose one feature a row',
    'rows-above-names': 'Rows above the column names are no data: {{count}}',
    'rows-without-coordinates': 'Rows without coordinates (totals, repeated headings), not read: {{count}}',
    'vertex-columns-ignored': 'Columns that describe single vertices, not kept as properties of the plot: {{count}}',
    'sheets-without-coordinates': 'Sheets without coordinates, not read: {{count}}',
    'sheets-in-other-system':
      'Sheets in another coordinate system than those before, not read: {{count}}. Each can be chosen alone',
    'formulas-without-value':
      'Formulas without a computed value, read as blank: {{count}} cells. Open and save the workbook once',
    'digits-lost':
      'Numbers of more than 15 digits were rounded by the spreadsheet, their last digits cannot be trusted: {{count}} cells. Keep codes as text',
  },
};
