import { describe, expect, it } from 'vitest';
import { nameDay } from '../../src/core/register/day.ts';
import { readContainer, unpackContainer } from '../../src/formats/container/read.ts';
import { passOver, readWeek, type DayFigures } from '../../src/workers/engine/day-figures.ts';
import { openSession } from '../../src/workers/engine/district-session.ts';
import { footprintOf } from '../../src/workers/engine/footprint-model.ts';
import { sceneOn } from '../../src/workers/engine/scene-on.ts';
import { readDemo } from '../support/demo-engine.ts';

describe('the figures of a week’s last day', () => {
  it('read off tables are those of a pass over the land, in every scope and every week', async () => {
    const { feed, packages } = await readContainer(await unpackContainer(readDemo(), { fileName: 'demo.chidu' }));
    const session = await openSession(feed, packages);
    const { weekEnds, model } = footprintOf(session);
    const scopes = Array.from({ length: model.scopeCount }, (_, scope) => scope);
    const tell = ({ unresolved_cm2, plots, openCases, areas_cm2, handedOver_cm2 }: DayFigures) => ({
      unresolved_cm2: scopes.map(unresolved_cm2),
      plots: scopes.map((scope) => [...plots(scope)]),
      openCases: [...openCases],
      areas_cm2: [...areas_cm2],
      handedOver_cm2,
    });
    expect(weekEnds.length).toBeGreaterThan(60);
    weekEnds.forEach((day, week) => {
      const read = readWeek(session, week);
      expect([day, tell(read)]).toEqual([day, tell(passOver(session, day))]);
      expect(sceneOn(session, nameDay(day)).totals.unresolved_cm2).toBe(read.unresolved_cm2(model.scopeCount - 1));
    });
  });
});
