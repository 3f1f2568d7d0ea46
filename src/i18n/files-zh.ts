import { readersZh } from './reading/readers-zh.ts';
import { knownPointZh, trackImportZh } from './patrol/track-import-zh.ts';
import { binaryZh } from './reading/binary-zh.ts';
import { drawingZh } from './reading/drawing-zh.ts';
import { serviceZh } from './reading/service-zh.ts';
import { writingZh } from './reading/writing-zh.ts';
import { placingZh } from './reading/placing-zh.ts';
import { pointsZh } from './reading/points-zh.ts';
import { stepTableZh } from './reading/step-table-zh.ts';

/** What a reader or admission dropped, guessed or repaired. */
const notes: Record<string, string> = {
  'altitude-dropped': '高程不参与计量，已略去：{{count}} 个点',
  'bare-geometry': '没有要素包裹的图形，没有属性：{{count}} 个',
  'collection-without-features': '要素集合里没有要素',
  'dropped-nested-feature': '嵌套在要素里的要素，未读取：{{count}} 个',
  'dropped-not-a-feature': '不是要素，未读取：{{count}} 个',
  'dropped-bad-coordinates': '坐标有误，未读取：{{count}} 个',
  'dropped-empty-geometry': '图形为空，未读取：{{count}} 个',
  'dropped-no-geometry': '没有图形，未读取：{{count}} 个',
  'dropped-unsupported-geometry': '不支持的图形（如三维模型），未读取：{{count}} 个',
  'dropped-ground-overlay': '叠加图片，未读取：{{count}} 个',
  'dropped-network-link': '网络链接，未读取：{{count}} 个',
  'dropped-short-line': '不足两个点的线，未读取：{{count}} 条',
  'encoding-converted': '文字编码已转换',
  'encoding-guessed': '文字编码是推测的，请核对中文是否正确',
  'text-damaged': '部分文字不是有效的 UTF-8，无法识别的字符显示为 �',
  'folders-flattened': '文件夹已展平，路径记在属性里：{{count}} 个',
  'line-almost-closed': '{{count}} 条线首尾几乎相接，可能本来是地块；仍按线读取',
  'line-closed': '{{count}} 条线首尾相接，可能本来是地块；仍按线读取',
  'linear-ring-as-line': '{{count}} 个线环按线读取',
  'outer-rings-split': '有多个外环的面已拆成几个部分：{{count}} 个',
  'point-extras-ignored': '点的附加数值未读取：{{count}} 处',
  'short-segments-ignored': '不足两个点的轨迹段未读取：{{count}} 段',
  'styles-kept-as-values': '样式只作为属性保留：{{count}} 处',
  'track-points-without-position': '没有位置的轨迹点未读取：{{count}} 个',
  'xml-unknown-entity': 'XML 里有未知的实体，按原文保留：{{count}} 处',
  'xml-irregular': 'XML 写法不规范，已按常理读取：{{count}} 处',
  'properties-ignored': '不是属性表的属性未读取：{{count}} 个',
  'id-ignored': '不是文字或数字的编号未读取：{{count}} 个',
  'overlays-ignored': '屏幕叠加层未读取：{{count}} 个',
  'tours-ignored': '游览未读取：{{count}} 个',
  'styles-left-out': '样式或字段定义过大，未套用：{{count}} 个',
  'kml-files-ignored': '压缩包里的其他 KML 未读取：{{count}} 个',
  'unsupported-part-ignored': '图形里不支持的部分未读取：{{count}} 处',
  'vertices-without-place': '没有有效位置的点：{{count}} 个',
  'unseen-characters-left-out': '编号或名称里有看不见、会颠倒显示顺序的字符，已去掉：{{count}} 处（第一处：{{detail}}）',
  'missing-ids': '没有编号：{{count}} 个',
  'duplicate-ids': '编号重复：{{count}} 个编号',
  'mixed-geometry-polygons-only': '混合图形只取其中的面：{{count}} 个',
  'no-area': '不是面，不参与面积：{{count}} 个',
  'ring-reversed': '环的方向已统一：{{count}} 个',
  'duplicate-vertices': '重复的点已略去：{{count}} 个图形',
  'ring-unclosed': '未闭合的环已闭合：{{count}} 个',
  'zero-area-ring': '没有面积的环已略去：{{count}} 个',
  'too-few-vertices': '点数不足的环已略去：{{count}} 个',
  'self-intersection': '自相交，已修复：{{count}} 个',
  'hole-outside': '孔在外环之外，已修复：{{count}} 个',
  'parts-overlap': '各部分互相重叠，已合并：{{count}} 个',
  'coordinate-not-a-number': '坐标不是数，拒收：{{count}} 个',
  'coordinate-outside-degrees': '坐标超出经纬度范围，拒收：{{count}} 个',
  'coordinate-beyond-plane': '离区县过远，拒收：{{count}} 个',
  'no-polygon': '没有面，拒收：{{count}} 个',
  'zero-area': '面积为零，拒收：{{count}} 个',
  'too-many-vertices': '点数过多，拒收：{{count}} 个',
  'too-complex': '自相交过于复杂，拒收：{{count}} 个',
  'repair-failed': '无法修复，拒收：{{count}} 个',
  'outside-plane': '离中央子午线超过 3°，没有平面面积：{{count}} 个',
  ...pointsZh.note,
  ...binaryZh.note,
  ...drawingZh.note,
  ...writingZh.note,
  ...serviceZh.note,
  ...placingZh.note,
};

/** What goes wrong with files that bring layers, tables or tracks, and what their readers tell: loaded where such files are opened. */
export const filesZh = {
  error: {
    ...readersZh,
    ...pointsZh.error,
    ...binaryZh.error,
    ...drawingZh.error,
    ...writingZh.error,
    ...serviceZh.error,
    ...placingZh.error,
    ...stepTableZh.error,
  } as Record<string, string>,
  note: notes,
  trackImport: trackImportZh,
  knownPoint: knownPointZh,
};
