import { veilUnseen } from '../../core/register/unseen.ts';
import type { StatedUnit } from '../../core/measure/judge-stated-areas.ts';
import type { FeatureTable, PropertyValue } from '../../formats/feature-table.ts';
import { findAreaName, type StatedColumn, unitOfName } from '../../formats/stated-columns.ts';
import type { FieldMapping, ImportPreview } from '../engine-api.ts';

type Columns = ImportPreview['columns'];

const MOST_SAMPLES = 3;
const SAMPLE_LENGTH = 40;
const SAMPLED_ROWS = 5000;

/** Names that offices and surveyors give to a field, lower case; the first column that has one is proposed. */
const NAMES: Readonly<Record<keyof Omit<FieldMapping, 'statedArea' | 'statedUnit'>, readonly string[]>> = {
  parcelNo: [
    'parcelno',
    'parcel_no',
    '宗地号',
    '宗地代码',
    '宗地编号',
    '地块编号',
    '地块代码',
    'dkdm',
    'zddm',
    'zdh',
    'dkbh',
    'bdcdyh',
    '不动产单元号',
    'idu',
    'ml',
    'apn',
    'parcel_id',
    'parcelid',
    'lot_number',
  ],
  name: ['name', '名称', '项目名称', '地块名称', 'dkmc', 'xmmc', 'mc', 'title', 'libelle', 'nom'],
  landUse: ['landuse', 'land_use', '地类', '地类编码', '地类名称', '用途', 'dlbm', 'dlmc', 'tdyt', 'usecode', 'nature'],
  holder: ['holder', '权利人', '权利人名称', '户主', 'qlr', 'qlrmc', 'owner'],
};

/** Every column with how many features fill it and a few of its values. */
export function sampleColumns(table: FeatureTable): Columns {
  return table.propertyNames.map((name) => {
    const values = table.property(name);
    let filled = 0;
    const samples: string[] = [];
    values.forEach((value, n) => {
      if (isBlank(value)) return;
      filled++;
      if (samples.length >= MOST_SAMPLES || n > SAMPLED_ROWS) return;
      const text = veilUnseen(String(value).slice(0, SAMPLE_LENGTH));
      if (!samples.includes(text)) samples.push(text);
    });
    return { name, filled, samples };
  });
}

export const isBlank = (value: PropertyValue | undefined): boolean => value === undefined || value === null || value === '';

/**
 * Fields proposed by the columns' names, and the column of areas also by its values where they could be held against the shapes. The
 * user decides.
 */
export function proposeMapping(columns: Columns, stated: readonly StatedColumn[] = []): FieldMapping {
  const find = (names: readonly string[]) =>
    names
      .map((name) => columns.find((column) => column.filled > 0 && column.name.toLowerCase() === name)?.name)
      .find((name) => name !== undefined);
  const statedArea = stated[0]?.column ?? findAreaName(columns.filter(({ filled }) => filled > 0).map(({ name }) => name));
  return {
    parcelNo: find(NAMES.parcelNo),
    name: find(NAMES.name),
    landUse: find(NAMES.landUse),
    holder: find(NAMES.holder),
    statedArea,
    statedUnit: importedUnit(stated[0]?.unit ?? unitOfName(statedArea ?? '')),
  };
}

/** Square kilometres and feet are named, not imported. */
const importedUnit = (unit: StatedUnit | undefined): FieldMapping['statedUnit'] => (unit === 'mu' || unit === 'ha' ? unit : 'm2');
