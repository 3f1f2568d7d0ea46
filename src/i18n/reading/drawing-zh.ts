/** Errors and notes about files of several layers, GeoPackage and DXF. */
export const drawingZh = {
  error: {
    'source-layer-unknown': '文件里没有图层“{{layer}}”。可选：{{layers}}。',
    'layers-differ': '文件里各图层的坐标系不同（{{layers}}），不能一起导入。请选择其中一个图层。',
  },
  note: {},
};
