import { describe, expect, it } from 'vitest';
import { nameOnce } from '../../../src/features/patrol/track/name-once.ts';
import type { MapTarget } from '../../../src/map/map-scene.ts';
import { squareShape } from '../../support/district-changes.ts';

const shape = squareShape(120, 24, 0.1).coordinates;
const redLines = ['a', 'b'].map((id) => ({ id, name: `line ${id}`, revised: false, overdue: false, shape }));
const sightings = ['a', 'b'].map((id) => ({ id, no: `XC-${id}`, at: [120, 24], shape, overdue: false }));
const target = (id: string, state: MapTarget['state']): MapTarget => ({ id, at: [120, 24], state, text: '' });
const namesOf = (targets: readonly MapTarget[]) => {
  const named = nameOnce(targets, { redLines, sightings });
  return [...named.redLines.map(({ name }) => name), ...named.sightings.map(({ no }) => no)];
};

describe('the name of what the guide leads to', () => {
  it('is on the map once: at the target', () => {
    expect(namesOf([target('sighting/a', 'unseen'), target('sighting/b', 'next')])).toEqual(['line a', 'line b', 'XC-a', '']);
    expect(namesOf([target('red-line/a', 'next')])).toEqual(['', 'line b', 'XC-a', 'XC-b']);
  });

  it('stays where nothing leads there, and of a case or a parcel', () => {
    const all = ['line a', 'line b', 'XC-a', 'XC-b'];
    expect(namesOf([target('sighting/a', 'seen')])).toEqual(all);
    expect(namesOf([target('case/a', 'next'), target('known-point', 'next')])).toEqual(all);
    const named = nameOnce([target('parcel/a', 'next')], { redLines, sightings });
    expect([named.redLines === redLines, named.sightings === sightings]).toEqual([true, true]);
  });
});
