/** Errors and notes about files of several layers, GeoPackage and DXF. */
export const drawingZh = {
  error: {
    'source-layer-unknown': '文件里没有图层“{{layer}}”。可选：{{layers}}。',
    'layers-differ': '文件里各图层的坐标系不同（{{layers}}），不能一起导入。请选择其中一个图层。',
    'sqlite-damaged': '数据库文件损坏。请重新复制，或用原软件重新导出。',
    'sqlite-truncated': '数据库文件不完整：缺少第 {{page}} 页（共读到 {{pages}} 页）。请重新传输。',
    'gpkg-no-contents': '是 SQLite 数据库，但不是 GeoPackage（没有 gpkg_contents 表）。请导出为 GeoPackage。',
    'gpkg-no-features': 'GeoPackage 里没有可读的矢量图层（未读取：{{left}}）。请把需要的数据另存为矢量图层。',
  },
  note: {
    'sqlite-write-ahead-log': '文件可能还在别的软件里打开着，最后的修改可能不在其中。请关闭该软件后核对',
    'gpkg-tiles-left-out': '栅格瓦片，未读取：{{count}} 个表',
    'gpkg-attributes-left-out': '没有图形的属性表，未读取：{{count}} 个',
    'gpkg-views-left-out': '视图或虚拟表，未读取：{{count}} 个。需要时请另存为普通图层',
    'gpkg-contents-left-out': '不能识别的内容，未读取：{{count}} 项',
    'gpkg-blobs-left-out': '二进制属性值（如照片），未读取：{{count}} 个',
    'gpkg-srs-differs': '{{count}} 个图形标的坐标系编号与图层不同，按图层的读取',
  },
};
