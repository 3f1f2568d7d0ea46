import type { NoteList } from '../note-list.ts';
import { ReadError, type SourceClaims } from '../reader.ts';
import { type PlaneWords, readDatum } from '../survey-plane.ts';
import { plain } from './lines.ts';

/** Keys by what they mean, their other spellings with them. */
const MEANINGS: Readonly<Record<string, string>> = {
  坐标系: 'datum',
  坐标系统: 'datum',
  坐标系名称: 'datum',
  平面坐标系: 'datum',
  平面坐标系统: 'datum',
  大地基准: 'datum',
  几度分带: 'width',
  分带: 'width',
  度带: 'width',
  分带方式: 'width',
  分带宽度: 'width',
  几度带: 'width',
  带号: 'zone',
  分带号: 'zone',
  投影带号: 'zone',
  中央子午线: 'meridian',
  中央经线: 'meridian',
  数据产生单位: 'producer',
  数据生产单位: 'producer',
  数据产生日期: 'producedOn',
  数据生产日期: 'producedOn',
  投影类型: 'projection',
  计量单位: 'unit',
  转换参数: 'parameters',
  // A resolution of the numbers, no error of the vertices: nothing is claimed from it.
  精度: 'known',
  格式版本号: 'known',
};

/** What the 属性描述 sections say; a later section adds to an earlier one, and may not contradict it in the datum. */
export class FileAttributes {
  private words: PlaneWords = {};
  private claims: SourceClaims = { surveyed: true };

  constructor(private readonly notes: NoteList) {}

  get plane(): PlaneWords {
    return this.words;
  }

  get claimed(): SourceClaims {
    return this.claims;
  }

  /** @throws ReadError `crs-mixed` */
  take(key: string, written: string, line: number): void {
    const value = plain(written);
    if (value === '') return;
    switch (MEANINGS[key.replace(/[\s:：]/g, '')]) {
      case 'datum': {
        const datum = readDatum(value);
        if (datum === undefined) this.notes.add('coordinate-system-unknown', `line ${line}: ${value}`);
        else if (this.words.datum !== undefined && this.words.datum !== datum) throw new ReadError('crs-mixed', { line });
        else this.words = { ...this.words, datum };
        break;
      }
      case 'width': {
        const width = readWidth(value);
        if (width !== undefined) this.words = { ...this.words, width };
        break;
      }
      case 'zone': {
        const zone = /(\d{1,2})\D*$/.exec(value)?.[1];
        if (zone !== undefined) this.words = { ...this.words, zone: Number(zone) };
        break;
      }
      case 'meridian': {
        const meridian = /^\D*(\d{2,3}(?:\.\d+)?)/.exec(value)?.[1];
        if (meridian !== undefined) this.words = { ...this.words, meridian: Number(meridian) };
        break;
      }
      case 'producer':
        this.claims = { ...this.claims, producer: written.slice(0, 200) };
        break;
      case 'producedOn': {
        const producedOn = readDay(value);
        if (producedOn !== undefined) this.claims = { ...this.claims, producedOn };
        break;
      }
      case 'projection':
        if (!/高斯|gauss|横轴|tmerc/i.test(value)) this.notes.add('projection-not-gauss', `line ${line}: ${value}`);
        break;
      case 'unit':
        if (!/^(米|m|met(er|re)s?)$/i.test(value)) this.notes.add('unit-not-metres', `line ${line}: ${value}`);
        break;
      case 'parameters':
        if (/\d/.test(value)) this.notes.add('shift-parameters-ignored', value);
        break;
      case 'known':
        break;
      default:
        this.notes.add('keys-ignored', key);
    }
  }
}

function readWidth(value: string): 3 | 6 | undefined {
  const digit = /[36三六]/.exec(value)?.[0];
  return digit === undefined ? undefined : digit === '3' || digit === '三' ? 3 : 6;
}

/** `2024-01-01`, `2024/1/1`, `20240101`, `2024年1月1日` as a calendar day. */
function readDay(value: string): string | undefined {
  const parts = /^(\d{4})(?:\D?)(\d{1,2})(?:\D?)(\d{1,2})\D*/.exec(value);
  if (!parts) return undefined;
  const [year, month, day] = [parts[1], parts[2].padStart(2, '0'), parts[3].padStart(2, '0')];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day) ? undefined : `${year}-${month}-${day}`;
}
