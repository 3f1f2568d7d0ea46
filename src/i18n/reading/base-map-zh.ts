/** What goes wrong with areas of base maps. */
export const baseMapZh = {
  error: {
    'base-map-origin': '设置里没有允许 {{origin}}，没有向它取图。',
    'base-map-unmeasured': '一块也没有取到，算不出大小。请检查网络、地址和密钥。',
    'caching-not-allowed': '“{{name}}”的来源不允许缓存，没有保存。',
    'not-configured': '区县设置里没有“{{name}}”这张底图。',
    'pmtiles-unreachable': '连不上 PMTiles 文件（{{detail}}）。',
    'pmtiles-no-range': '服务器不支持分段读取（Range），不能只取一块。请换用支持的静态服务器，或把文件拷到本机打开。',
    'pmtiles-malformed': '这不是完好的 PMTiles 第 3 版文件。',
    'pmtiles-changed': '读取时文件换了版本，请重新取。',
    'pmtiles-packing': 'PMTiles 的瓦片用了不支持的压缩方式（{{packing}}）；支持不压缩和 gzip。',
  },
};
