import { describe, expect, it } from 'vitest';
import { readLeaderPart, writeLeaderPart } from '../../src/app/permalink/leader-part.ts';

const { part: PLAIN } = readLeaderPart({});
type Print = typeof PLAIN.print;

describe('a link to what is printed', () => {
  it.each<[string, Print]>([
    ['a red line on sheets', { what: 'sheets', target: { kind: 'red-line', id: 'rl-1' }, scale: 1000 }],
    ['a unit', { what: 'sheets', target: { kind: 'unit', id: 'z:1' }, scale: null }],
    ['a place', { what: 'sheets', target: { kind: 'place', lon: 117.123456, lat: 23.5 }, scale: 50_000 }],
    ['a disclosure list', { what: 'disclosure', target: { kind: 'red-line', id: 'rl-1' }, scale: null }],
    ['the district', { what: 'sheets', target: { kind: 'district' }, scale: null }],
  ])('leads to %s and back', (_, print) => {
    const read = readLeaderPart(writeLeaderPart({ ...PLAIN, print }));
    expect(read).toEqual({ part: { ...PLAIN, print }, unread: [] });
  });

  it('says nothing of what is as at first', () => expect(writeLeaderPart(PLAIN)).toEqual({}));

  it.each([
    ['sheet', 'place:200,23'],
    ['sheet', 'place:117'],
    ['sheet', 'village:1'],
    ['scale', '499'],
    ['scale', '99999'],
    ['scale', 'large'],
    ['paper', 'cardboard'],
  ])('names a part that it cannot read: %s %s', (name, value) => {
    expect(readLeaderPart({ [name]: value })).toEqual({ part: PLAIN, unread: [name] });
  });
});
