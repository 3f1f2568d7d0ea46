import type { Bounds, Plane } from '../../geodesy/plane.ts';
import { checkAllSettings } from '../check-settings.ts';
import { judgeSettings } from '../judge-settings.ts';
import type { ChangeDraft } from '../change.ts';
import { refuseDay } from '../refuse-day.ts';
import { DEFAULT_SETTINGS } from '../default-settings.ts';
import type { Settings } from '../district.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';

export interface NewDistrict {
  readonly id: string;
  readonly name: string;
  readonly on: Day;
  readonly plane: Plane;
  readonly bounds: Bounds;
  /** What the office sets differently from the defaults. */
  readonly settings?: Partial<Omit<Settings, 'plane' | 'bounds'>>;
}

/** Opens a district: the first change of every feed. */
export function createDistrict(register: Register, input: NewDistrict): ChangeDraft<'district-created'> | Refusal {
  const { id, name, on, plane, bounds, settings } = input;
  if (register.district) return { refused: 'district-exists', district: register.district.id };
  const wrongDay = refuseDay(on, 'on');
  if (wrongDay) return wrongDay;
  if (name.trim() === '') return { refused: 'name-missing' };
  const all: Settings = { ...DEFAULT_SETTINGS, ...settings, plane, bounds };
  const unfit = checkAllSettings(all) ?? judgeSettings(all, {}, on);
  if (unfit) return unfit;
  return {
    district: id,
    entity: { kind: 'district', id },
    type: 'district-created',
    v: 1,
    on,
    base: 0,
    body: { district: { id, name }, settings: all },
  };
}
