import type { DistrictRule } from '../rule.ts';

/**
 * Patches of an imported layer take part in the checks once they are received: only then are source, pictures and the day of the answer
 * known. Until then the layer is told with what still waits, so that nobody takes their silence for agreement.
 */
export const patchesWaiting: DistrictRule = {
  restsOn: ({ register, land }) => [register.layers, register.patches, land.patchLayers],
  find: ({ register, land, on }) => {
    const received = new Set<string>();
    for (const { layerId, featureId, receivedOn } of register.patches.values())
      if (layerId !== undefined && featureId !== undefined && receivedOn <= on) received.add(`${layerId}\n${featureId}`);
    return land.patchLayers.flatMap((rows) => {
      const { layer, count } = rows;
      if (layer.importedOn > on) return [];
      let waiting = 0;
      for (let row = 0; row < count; row++) if (!received.has(`${layer.id}\n${rows.idOf(row)}`)) waiting++;
      if (waiting === 0) return [];
      return [
        {
          code: 'patches-not-received' as const,
          severity: 'question' as const,
          entities: [{ kind: 'layer' as const, id: layer.id }],
          on: layer.importedOn,
          basis: '卫片执法图斑填报规则；本办规则：图斑接收后参加核查',
          params: { layer: layer.name, count, waiting },
        },
      ];
    });
  },
};
