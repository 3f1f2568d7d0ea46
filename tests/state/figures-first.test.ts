import { describe, expect, it } from 'vitest';
import { createFiguresFirst } from '../../src/state/figures-first.ts';

interface Pictures {
  readonly before: string;
  readonly after: string;
}

/** A screen that is painted when the test says so. */
function stage() {
  const shown: Partial<Pictures>[] = [];
  const paints: (() => void)[] = [];
  const turns = createFiguresFirst<Pictures>({
    painted: () => new Promise((resolve) => paints.push(resolve)),
    show: (parts) => shown.push(parts),
  });
  const paint = async () => {
    for (const resolve of paints.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { turns, shown, paint };
}

describe('figures before pictures', () => {
  it('shows pictures at once while no figures are on their way', () => {
    const { turns, shown } = stage();
    turns.offer({ after: 'monday' });
    expect(shown).toEqual([{ after: 'monday' }]);
  });

  it('keeps pictures until the figures were painted, then shows both together', async () => {
    const { turns, shown, paint } = stage();
    const letGo = turns.hold();
    turns.offer({ after: 'tuesday' });
    turns.offer({ before: 'monday' });
    await paint();
    expect(shown).toEqual([]);
    const done = letGo();
    expect(shown).toEqual([]);
    await paint();
    await done;
    expect(shown).toEqual([{ after: 'tuesday', before: 'monday' }]);
  });

  it('shows only the days where a move of several steps ends', async () => {
    const { turns, shown, paint } = stage();
    const steps = ['tuesday', 'wednesday', 'thursday'].map((after) => {
      const letGo = turns.hold();
      turns.offer({ after });
      return letGo;
    });
    const done = steps.map((letGo) => letGo());
    await paint();
    await Promise.all(done);
    expect(shown).toEqual([{ after: 'thursday' }]);
  });

  it('goes on waiting where the next step was made while the figures were painted', async () => {
    const { turns, shown, paint } = stage();
    const first = turns.hold();
    turns.offer({ after: 'tuesday' });
    const done = first();
    const second = turns.hold();
    await paint();
    await done;
    expect(shown).toEqual([]);
    const ended = second();
    await paint();
    await ended;
    expect(shown).toEqual([{ after: 'tuesday' }]);
  });

  it('shows a picture that comes after the figures as soon as it comes', async () => {
    const { turns, shown, paint } = stage();
    const done = turns.hold()();
    await paint();
    await done;
    turns.offer({ before: 'monday' });
    expect(shown).toEqual([{}, { before: 'monday' }]);
  });

  it('forgets pictures of another register', async () => {
    const { turns, shown, paint } = stage();
    const letGo = turns.hold();
    turns.offer({ after: 'tuesday' });
    turns.drop();
    const done = letGo();
    await paint();
    await done;
    expect(shown).toEqual([{}]);
  });
});
