import { Dexie } from 'dexie';
import type { Table } from 'dexie';
import type { AcceptedChange } from '../core/register/change.ts';
import type { District } from '../core/register/district.ts';
import type { Fix } from '../core/register/patrol.ts';
import type { KeptArea } from '../core/base-map/kept-area.ts';
import type { FeedHead } from '../core/register/feed.ts';
import type { Day } from '../core/register/ports.ts';
import type { FieldTerms } from '../core/report/field-package/field-terms.ts';
import type { OutboxEntry } from '../core/register/outbox/outbox-entry.ts';
import { LATEST_VERSION, migrations } from './migrations.ts';
import { StoreError } from './store-error.ts';

/** One district on this device, and where its feed stands. */
export interface DistrictRow extends District {
  readonly head: FeedHead;
  /** Where this device holds not the district but one person's package of it. */
  readonly field?: KeptField;
  /** Where its feed stood when this device got it: what comes after was recorded here, or taken in here. */
  readonly base?: FeedHead;
  /**
   * Where the feed of the server stood when this device last read it; absent where the district belongs to no server. Of the whole
   * district it is `base`; of a field package, whose feed is a short one of its own, it goes on by itself.
   */
  readonly joined?: FeedHead;
  /**
   * How far the chain of the server's feed was proven where the account is not given what it says and a whole district lies here: one's
   * own work goes there and is told to be safe, the rest stays as it came until somebody is logged in who is given the feed.
   */
  readonly proven?: FeedHead;
  /** The last time that one's own changes got their places from the server and nothing else came between: both ends say the same. */
  readonly renamed?: { readonly was: FeedHead; readonly is: FeedHead };
  /** The day on which the browser had thrown a whole district away, and one's own work was put back without it. */
  readonly emptiedOn?: Day;
}

/** A field package on a device. One's own changes are those after `head`. */
export interface KeptField extends FieldTerms {
  /** In which its days are days. */
  readonly timeZone: string;
  /** Where the package's own feed ends. */
  readonly head: FeedHead;
  /** The day on which all that it held but one's own was erased, for the reason. */
  readonly erased?: { readonly on: Day; readonly because: 'expired' | 'deleted' | 'lost' };
}

/**
 * A stretch of a district's feed as one value. A browser has far less work with five hundred changes that lie in one value than
 * with as many rows, each of which is put into three indexes.
 */
export interface FeedBlock {
  readonly district: string;
  /** Place of its first change in the feed. */
  readonly from: number;
  /** Place of its last one. There is no gap between them. */
  readonly to: number;
  readonly changes: readonly AcceptedChange[];
  /** What it is found by: its changes and the entities that they are about. */
  readonly keys: readonly string[];
}

export interface PackageRow {
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** Districts that name it. */
  readonly districts: readonly string[];
}

/**
 * A file as it came: the original of a photo, or its sidecar. A Blob, whose bytes the browser holds and writes beside the page: one of
 * 60 MB as an array of bytes would stop the page for seconds each time that it is kept.
 */
export interface Attachment {
  readonly mediaType: string;
  readonly content: Blob;
}

/**
 * An attachment as this or an older program kept it: before version 8 its content was an array of bytes. Such rows stay as they are:
 * evidence is not written anew, least of all on a full disk.
 */
export interface KeptAttachment {
  readonly mediaType: string;
  readonly content?: Blob;
  readonly bytes?: Uint8Array;
}

export interface AttachmentRow extends KeptAttachment {
  readonly sha256: string;
  /** Districts that name it. */
  readonly districts: readonly string[];
}

/** Something a screen remembers, e.g. where the map was left. */
export interface ViewRow {
  readonly district: string;
  readonly name: string;
  readonly value: unknown;
}

/** Something that was taken in hand and is on no record yet, e.g. a photo of an open report with its files. */
export interface DraftRow {
  readonly district: string;
  readonly name: string;
  readonly value: unknown;
}

/** Some fixes of a patrol under way, in the order in which they were taken. */
export interface TrackFixes {
  readonly district: string;
  readonly patrol: string;
  /** Counts up through the patrol. */
  readonly place: number;
  /** Segment that they belong to, from 0. */
  readonly segment: number;
  readonly fixes: readonly Fix[];
}

/** A tile of an area of a base map, as it came. */
export interface BaseTileRow {
  readonly area: string;
  readonly tile: string;
  readonly bytes: Uint8Array;
}

export interface Database extends Dexie {
  readonly districts: Table<DistrictRow, string>;
  /** Changes row by row; with `blocks` a district's feed, of which `kept-feed.ts` alone knows what lies where. */
  readonly changes: Table<AcceptedChange, [string, number]>;
  readonly blocks: Table<FeedBlock, [string, number]>;
  readonly packages: Table<PackageRow, string>;
  readonly attachments: Table<AttachmentRow, string>;
  readonly views: Table<ViewRow, [string, string]>;
  readonly drafts: Table<DraftRow, [string, string]>;
  readonly trackFixes: Table<TrackFixes, [string, string, number]>;
  readonly outbox: Table<OutboxEntry, [string, string]>;
  readonly baseAreas: Table<KeptArea, string>;
  readonly baseTiles: Table<BaseTileRow, [string, string]>;
}

/**
 * The database with every version it ever had, so that what an older program kept is brought along. `strict`: a write is answered when
 * it lies on the disk, not when the system has taken it over to be written later. What a screen then says is kept outlives a battery that
 * falls out.
 */
export function createDatabase(name: string): Database {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict' }) as Database;
  for (const { version, stores } of migrations) database.version(version).stores(stores);
  database.on('ready', () => refuseNewer(database), true);
  return database;
}

/** Dexie keeps ten native versions for each of its own. */
const DEXIE_VERSION_FACTOR = 10;

/**
 * Dexie opens a database of a newer version too, and by itself again once a newer program in another tab had it closed. What that keeps
 * must neither be read nor written by rules that it left behind.
 */
function refuseNewer(database: Database): void {
  const version = Math.floor(database.backendDB().version / DEXIE_VERSION_FACTOR);
  if (version > LATEST_VERSION) throw new StoreError('store-newer', { version });
}
