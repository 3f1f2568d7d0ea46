import { randomBytes } from 'node:crypto';
import { MeasuredPolygons } from '../core/overlay/measured-polygons.ts';
import { EMPTY_FEED } from '../core/register/feed.ts';
import type { Layer } from '../core/register/layer.ts';
import type { FieldLayer } from '../core/report/field-package/select-field.ts';
import { seededIds } from '../core/report/field-package/seeded-ids.ts';
import type { DistrictContainer } from '../formats/container/container.ts';
import {
  type FieldRequest,
  type FieldStep,
  type MadeFieldPackage,
  makeFieldPackage,
} from '../formats/field-package/make-field-package.ts';
import { type ReadDistrict, readDistrict, readLayer } from './read-district.ts';

/**
 * Cuts a field package out of a container.
 * @throws CliError of the container; an error with the code of a refusal (`field-area-too-large`, …)
 */
export function cutFieldPackage(
  container: DistrictContainer,
  request: FieldRequest,
  at: string,
  onStep: FieldStep,
): Promise<MadeFieldPackage> {
  const read = readDistrict(container);
  const { register, plane } = read;
  const layers = [...register.layers.values()].map((layer) => openFieldLayer(container, read, layer));
  const received = container.feed.filter(({ by }) => by === request.for).map(({ id }) => id);
  const ids = seededIds(randomBytes(16).toString('hex'), at);
  return makeFieldPackage(
    { register, plane, layers, from: container.feed.at(-1) ?? EMPTY_FEED, received, at, ids },
    request,
    onStep,
  );
}

/** A layer of a container as core takes it. @throws CliError `package-missing`; ReadError of the package */
export function openFieldLayer(container: DistrictContainer, read: ReadDistrict, layer: Layer): FieldLayer {
  const { columns, ids, properties } = readLayer(container, read, layer);
  const rows = new Map(ids.map((id, row) => [id, row]));
  const column = (name: string) => properties.findLast((one) => one.name === name)?.values;
  return {
    layer,
    polygons: new MeasuredPolygons(columns, read.plane),
    isGround: layer.kind === 'reference' && (column('class')?.includes('land') ?? false),
    idOf: (row) => ids[row],
    rowOf: (id) => rows.get(id),
    column,
  };
}
