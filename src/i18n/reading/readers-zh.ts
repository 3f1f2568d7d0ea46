/** What goes wrong with the content of a file that brings layers, tables or tracks. */
export const readersZh: Record<string, string> = {
  'import-missing': '这个文件需要重新读取。请再选一次。',
  'nothing-admitted': '没有一个图形可以收入（拒收 {{refused}} 个）。请看读取说明，改正文件后再导入。',
  'no-geometry': '文件里没有任何带位置的图形。请换一个文件。',
  'kmz-without-kml': '压缩包里没有 KML。',
  'zip-of-district':
    '这是 .chidu 文件（整个区县、外业包或外业上报），不是图层。请从左上角的区县菜单打开它，或在那里“收取外业上报”。',
  'zip-several-files': '压缩包里有几个文件（{{names}}）：请解压后逐个导入。',
  'zip-nested': '压缩包里还是压缩包（{{name}}）：请先解开外面一层。',
  'not-geojson': '是 JSON，但不是 GeoJSON（type：“{{type}}”）。',
  'ambiguous-object': '对象（type：“{{type}}”）的成员互相矛盾，无法判断是要素还是图形。',
  'ring-too-long': '一个环或一条线超过 {{limit}} 个点，已拒绝读取。请在原软件里拆成几个，或抽稀后再导入。',
  'too-many-columns': '属性列太多，已拒绝读取。请只导出需要的字段。',
  'crs-mixed': '文件里各部分声明的坐标系不同。请分成几个文件。',
  'crs-unknown': '不认识坐标系“{{crs}}”。请转换为经纬度或国家 2000 坐标系后再导入。',
  'crs-unsupported': '不支持声明的坐标系“{{crs}}”。请转换为经纬度或国家 2000 坐标系后再导入。',
  'crs-unverified-datum':
    '“{{crs}}”是西安 80 或北京 54，没有公开的转换参数。可以输入测绘单位给出的参数，或确认按“位置未核实”导入。',
  'crs-coordinates-outside': '坐标（如 {{example}}）不在“{{crs}}”的范围内。请核对坐标系。',
  'not-metres': '坐标（如 {{example}}）像是经纬度，不是“{{crs}}”的米。请核对坐标系。',
  'axes-swapped': '声明为经纬度，坐标（如 {{example}}）却像是纬度在前。请按经度在前、纬度在后重新导出。',
  'not-degrees': '声明为经纬度，坐标（如 {{example}}）却像是米。请按投影坐标导出并注明坐标系，或转换为经纬度。',
  'xml-syntax': 'XML 写法有误（{{found}}）。请用原软件重新导出。',
  'xml-truncated': 'XML 在中途结束，文件不完整。请重新传输。',
  'xml-other-root': '是 XML，但根元素是“{{found}}”，应为“{{expected}}”。',
  'xml-entities-refused': 'XML 里定义了实体，可能是恶意文件，已拒绝读取。请用原软件重新导出。',
  'xml-too-large': 'XML 超过 {{limit}} 个字符。请分成几个文件。',
  'xml-feature-too-large':
    '一个要素超过 {{elements}} 个 XML 元素或 {{characters}} 个字符，已拒绝读取。请在原软件里拆成几个要素后再导出。',
  'file-binary':
    '不是能读取的格式（内容是二进制）。可读：界址点 TXT、Shapefile（zip 或散文件）、GeoPackage、FlatGeobuf、DXF、CSV、XLSX、GeoJSON、KML、KMZ、GPX、TCX，均可为 .gz。',
  'format-unknown':
    '认不出文件格式。可读：界址点 TXT、Shapefile（zip 或散文件）、GeoPackage、FlatGeobuf、DXF、CSV、XLSX、GeoJSON、KML、KMZ、GPX、TCX，均可为 .gz。',
  'encoding-damaged': '文字不是有效的 {{encoding}} 编码。请用原软件另存为 UTF-8。',
  'encoding-unknown': '不认识的文字编码“{{encoding}}”。请另存为 UTF-8。',
  'nesting-too-deep': '嵌套超过 {{limit}} 层，可能是恶意文件，已拒绝读取。请用原软件重新导出。',
};
