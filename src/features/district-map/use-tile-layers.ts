import { useMemo } from 'react';
import type { Layer } from '../../core/register/layer.ts';
import type { MapTileLayer } from '../../map/map-scene.ts';
import { useSession } from '../../state/session.ts';
import { isVisible, useView } from '../../state/view.ts';

const NONE: readonly never[] = [];

/** A layer's tiles change with its package, and with the day where parcels were reshaped. */
const versionOf = (layer: Pick<Layer, 'package_sha256'>): number => Number.parseInt(layer.package_sha256.slice(0, 8), 16);

/**
 * The district's layers as tiles; red lines are drawn from their own shapes. `bare`: nothing is drawn below them. `shapesOn`: the
 * day whose shapes parcels are asked for, where some changed in time.
 */
export function useTileLayers(bare: boolean, shapesOn: string | undefined): readonly MapTileLayer[] {
  const layers = useSession((s) => s.summary?.layers ?? NONE);
  const visible = useView((s) => s.visible);
  return useMemo(
    () =>
      layers
        .filter((layer) => layer.kind !== 'red-lines')
        .map((layer) => ({
          id: layer.id,
          kind: layer.kind,
          visible: isVisible(visible, layer.id),
          bare,
          version: versionOf(layer),
          ...(layer.kind === 'parcels' && shapesOn !== undefined && { shapesOn }),
        })),
    [layers, visible, bare, shapesOn],
  );
}
