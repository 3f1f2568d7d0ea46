import { describe, expect, it } from 'vitest';
import { EMPTY_SCENE, type MapFinding } from '../../src/map/map-scene.ts';
import { SCENE_FEATURES } from '../../src/map/scene-features.ts';
import { buildStyle } from '../../src/map/build-style.ts';
import { drawSign, signName } from '../../src/map/sign-images.ts';

const FINDING: MapFinding = { id: 'late task/t-1', severity: 'overdue', accepted: false, at: [134.2, 24] };
const featuresOf = (source: string, findings: readonly MapFinding[]) =>
  SCENE_FEATURES.filter((part) => part.source === source).flatMap((part) =>
    part.list({ ...EMPTY_SCENE, findings }).map((one) => one.make()),
  );

describe('findings in the scene', () => {
  it('stand in both sources, far out in groups and near one by one, with severity and state', () => {
    for (const source of ['finding-marks', 'finding-groups'])
      expect(featuresOf(source, [FINDING])).toEqual([
        {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [134.2, 24] },
          properties: { id: FINDING.id, severity: 'overdue', accepted: false },
        },
      ]);
  });

  it('have a sign of their own for every severity in every theme, told apart by form', () => {
    const style = buildStyle({ ...EMPTY_SCENE, layers: [] }, () => 'chidu://x');
    const mark = style.layers.find(({ id }) => id === 'findings:mark');
    const icons = JSON.stringify(mark).match(/sign-light-[a-z-]+/g) ?? [];
    expect(new Set(icons).size).toBe(4);
    const pictures = icons.map((name) => drawSign(name, 2)?.image.data.join());
    expect(pictures.every(Boolean)).toBe(true);
    expect(new Set(pictures).size).toBe(4);
    expect(drawSign(signName('finding-question', 'print'), 1)).not.toBeNull();
  });
});
