import type { ChangeDraft } from '../change.ts';
import type { Layer } from '../layer.ts';
import type { Day } from '../ports.ts';
import type { Refusal } from '../refusal.ts';
import type { Register } from '../register.ts';
import { isVertexError } from './check-shape.ts';
import { draftChange } from './draft-change.ts';

const SHA256_PATTERN = /^[0-9a-f]{64}$/;

/** Adds a layer whose features lie in an immutable package. */
export function importLayer(
  register: Register,
  input: { readonly layer: Omit<Layer, 'importedOn'>; readonly on: Day },
): ChangeDraft<'layer-imported'> | Refusal {
  const { layer, on } = input;
  if (register.layers.has(layer.id)) return { refused: 'layer-exists', layer: layer.id };
  if (layer.name.trim() === '') return { refused: 'name-missing' };
  if (!SHA256_PATTERN.test(layer.package_sha256)) return { refused: 'hash-malformed', hash: layer.package_sha256 };
  if (layer.geometry && !isVertexError(layer.geometry.sigma_m)) return { refused: 'shape-sigma-invalid' };
  return draftChange(register, 'layer-imported', { kind: 'layer', id: layer.id }, on, { layer });
}
