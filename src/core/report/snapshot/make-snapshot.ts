import { writeCanonicalJson } from '../../register/canonical-json.ts';
import type { FeedHead } from '../../register/feed.ts';
import type { Day } from '../../register/ports.ts';
import { sha256 } from '../../register/sha256.ts';
import { SOFTWARE_VERSION } from '../../software-version.ts';
import type { Audience } from '../audience.ts';
import type { FieldDistrict } from '../field-package/select-field.ts';
import type { FigureTable } from '../figures/figure-table.ts';
import { redactLayers } from '../redaction/redact-layers.ts';
import { redactTables } from '../redaction/redact-tables.ts';
import { stripPicture } from '../redaction/strip-picture.ts';
import { writeBase64 } from './base64.ts';
import type { Published } from './published.ts';
import {
  SNAPSHOT_FORMAT,
  SNAPSHOT_STYLE,
  type Snapshot,
  type SnapshotCamera,
  type SnapshotPicture,
  type SnapshotWords,
} from './snapshot.ts';
import { sealSnapshot } from './snapshot-parts.ts';

/** What a snapshot is made from. */
export interface SnapshotSource extends FieldDistrict {
  /** The place that `register` is known at. */
  readonly head: FeedHead;
  /** All figures of the day, before anything is hidden. */
  readonly tables: readonly FigureTable[];
}

export interface GivenPicture {
  readonly bytes: Uint8Array;
  readonly text: string;
  /** 1 … 8 as Exif counts them; what the file says of it is stripped. */
  readonly orientation: number;
}

export interface SnapshotRequest {
  /** UUID v7. */
  readonly id: string;
  readonly audience: Audience;
  readonly asOf: Day;
  readonly words: SnapshotWords;
  readonly camera: SnapshotCamera | null;
  readonly pictures: readonly GivenPicture[];
  /** Publications for the same audience that somebody may hold beside this one, the last week's at least. */
  readonly before: readonly Published[];
}

/**
 * Freezes a day of a district for an audience. The same source and request make the same bytes.
 * @throws Error with code `district-missing`, `picture-unreadable`
 */
export async function makeSnapshot(source: SnapshotSource, request: SnapshotRequest): Promise<Snapshot> {
  const { register, head } = source;
  const { district, settings } = register;
  if (!district || !settings) throw Object.assign(new Error('district-missing'), { code: 'district-missing' });
  const { id, audience, asOf, words, camera } = request;
  const { figures, suppression } = redactTables(source.tables, audience, settings.smallCell, request.before);
  return sealSnapshot({
    format: SNAPSHOT_FORMAT,
    id,
    district: { id: district.id, name: district.name, timeZone: settings.timeZone, bounds: settings.bounds },
    audience,
    asOf,
    knownAt: { seq: head.seq, chainHash: head.hash },
    software: SOFTWARE_VERSION,
    style: SNAPSHOT_STYLE,
    ...(settings.mapApprovalNo !== undefined && { mapApprovalNo: settings.mapApprovalNo }),
    suppression,
    figures,
    layers: await redactLayers(source, audience, asOf),
    camera: camera && { lon: camera.lon, lat: camera.lat, zoom: camera.zoom, bearing: camera.bearing },
    words: {
      title: words.title,
      text: words.text,
      ...(audience !== 'public' && words.notes !== undefined && { notes: words.notes }),
    },
    pictures: request.pictures.map(readPicture),
  });
}

function readPicture({ bytes, text, orientation }: GivenPicture, n: number): SnapshotPicture {
  const stripped = stripPicture(bytes);
  if (!stripped) throw Object.assign(new Error('picture-unreadable'), { code: 'picture-unreadable', params: { n: n + 1 } });
  return {
    mediaType: stripped.mediaType,
    sha256: sha256(stripped.bytes),
    orientation,
    text,
    base64: writeBase64(stripped.bytes),
  };
}

/** The file: canonical JSON, so that its bytes follow from its content. */
export const writeSnapshot = (snapshot: Snapshot): Uint8Array => new TextEncoder().encode(writeCanonicalJson(snapshot));
