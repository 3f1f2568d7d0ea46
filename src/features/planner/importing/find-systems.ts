import type { Translate } from '../tables/table-words.ts';
import { describeSystem } from './describe-system.ts';
import { WORDED_ZONES } from './zone-families.ts';

const NAMED = ['EPSG:4326', 'EPSG:4490', 'GCJ-02', 'BD-09', 'EPSG:3857', 'EPSG:2154', 'EPSG:4610', 'EPSG:4214'];
const UTM_OF_CHINA = Array.from({ length: 11 }, (_, n) => `EPSG:${32_643 + n}`);
const ALL = [...NAMED, ...WORDED_ZONES.map(({ epsg }) => `EPSG:${epsg}`), ...UTM_OF_CHINA];
const MOST_SHOWN = 30;

export interface FoundSystem {
  readonly value: string;
  readonly label: string;
}

/**
 * Systems whose name, zone or EPSG number holds every word that was typed; a bare EPSG number that is none of ours is offered as it is.
 * `chosen` is always among them, so that a field can show it.
 */
export function findSystems(t: Translate, typed: string, chosen: string | null): FoundSystem[] {
  const words = typed
    .toLowerCase()
    .split(/[\s,，·]+/)
    .filter(Boolean);
  const systems = ALL.map((value) => ({ value, label: `${describeSystem(t, value)} · ${value}` }));
  const isChosen = systems.some(({ label }) => label === typed);
  const fitting = isChosen
    ? systems
    : systems.filter(({ label }) => {
        const text = label.toLowerCase();
        return words.every((word) => text.includes(word));
      });
  const number = /^(?:epsg:?\s*)?(\d{4,6})$/i.exec(typed.trim())?.[1];
  const typedCode = number === undefined ? null : `EPSG:${number}`;
  const extra = [typedCode, chosen].filter((code): code is string => code !== null && !ALL.includes(code));
  const shown = fitting.slice(0, MOST_SHOWN);
  const kept = systems.filter(({ value }) => value === chosen && !shown.some((one) => one.value === value));
  return [...[...new Set(extra)].map((code) => ({ value: code, label: code })), ...kept, ...shown];
}
