import type { Random } from './random.ts';

/** A name in both languages. Every name here is invented for the demo. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

const name = (zh: string, en: string): Name => ({ zh, en });

export const DISTRICT_NAME = name('澜屿示范区（虚构）', 'Lanyu Demo District (fictional)');

export const ZONE_NAMES: readonly Name[] = [
  name('西岭片区', 'Xiling Zone'),
  name('东岸片区', 'Dong’an Zone'),
  name('南港片区', 'Nangang Zone'),
  name('北垄片区', 'Beilong Zone'),
];

export const TOWNSHIP_NAMES: readonly Name[] = [
  name('云栈镇', 'Yunzhan Town'),
  name('松涧镇', 'Songjian Town'),
  name('望潮镇', 'Wangchao Town'),
  name('石桁街道', 'Shiheng Subdistrict'),
  name('澜桥街道', 'Lanqiao Subdistrict'),
  name('明埠街道', 'Mingbu Subdistrict'),
  name('新汀街道', 'Xinting Subdistrict'),
  name('霞浦头镇', 'Xiaputou Town'),
  name('南汐街道', 'Nanxi Subdistrict'),
  name('鹭湾镇', 'Luwan Town'),
  name('船坞街道', 'Chuanwu Subdistrict'),
  name('北垄镇', 'Beilong Town'),
  name('稻香镇', 'Daoxiang Town'),
  name('青堤镇', 'Qingdi Town'),
];

const FIRST: readonly Name[] = [
  name('柳', 'Liu'),
  name('竹', 'Zhu'),
  name('梅', 'Mei'),
  name('桐', 'Tong'),
  name('榆', 'Yu'),
  name('荷', 'He'),
  name('杏', 'Xing'),
  name('桑', 'Sang'),
  name('枫', 'Feng'),
  name('芦', 'Lu'),
];
const SECOND: readonly Name[] = [
  name('溪', 'xi'),
  name('坪', 'ping'),
  name('墩', 'dun'),
  name('塘', 'tang'),
  name('渡', 'du'),
  name('岗', 'gang'),
  name('坞', 'wu'),
  name('洲', 'zhou'),
];

/** Villages get every pair once, in a shuffled order: names never repeat within a district of up to 80. */
export function nameVillages(count: number, isUrban: (index: number) => boolean, random: Random): Name[] {
  const pairs = FIRST.flatMap((a) => SECOND.map((b) => name(a.zh + b.zh, a.en + b.en)));
  for (let i = pairs.length - 1; i > 0; i--) {
    const j = random.whole(0, i);
    [pairs[i], pairs[j]] = [pairs[j], pairs[i]];
  }
  return Array.from({ length: count }, (_, i) => {
    const pair = pairs[i % pairs.length];
    return isUrban(i) ? name(`${pair.zh}社区`, `${pair.en} Community`) : name(`${pair.zh}村`, `${pair.en} Village`);
  });
}

export const ROAD_NAMES: Readonly<Record<string, Name>> = {
  'east-west': name('澜汐大道', 'Lanxi Avenue'),
  'north-south': name('新汀大道', 'Xinting Avenue'),
  ring: name('环屿路', 'Huanyu Ring Road'),
  'old-street': name('旧埠街', 'Jiubu Street'),
  market: name('明市路', 'Mingshi Road'),
  'north-road': name('北垄路', 'Beilong Road'),
  'west-road': name('云栈路', 'Yunzhan Road'),
  'east-road': name('望霞路', 'Wangxia Road'),
  harbour: name('船坞路', 'Chuanwu Road'),
  coast: name('滨海环线', 'Binhai Coast Road'),
};

export const RIVER_NAME = name('澜溪', 'Lanxi River');
export const LAKE_NAMES: readonly Name[] = [
  name('云镜水库', 'Yunjing Reservoir'),
  name('新汀湖', 'Xinting Lake'),
  name('半月塘', 'Banyue Pond'),
  name('东湾塘', 'Dongwan Pond'),
];
export const PLACE_NAMES = {
  park: name('新汀湖公园', 'Xinting Lake Park'),
  hill: name('云栈山', 'Yunzhan Hill'),
  cape: name('望霞岭', 'Wangxia Ridge'),
  harbour: name('南港', 'South Harbour'),
} as const;

export const ASSISTING_UNITS = ['一组·规划', '二组·住建', '三组·农业', '四组·水务', '五组·交通', '六组·文旅'];

const SURNAMES = '林陈黄郑吴周许蔡叶苏曾廖潘范余卢江钟汪田';

/** An invented surname with 某: nobody's name. */
export function nameHolder(random: Random): string {
  return `${SURNAMES[random.whole(0, SURNAMES.length - 1)]}某`;
}
