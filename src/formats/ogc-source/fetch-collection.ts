import type { Bounds } from '../../core/geodesy/plane.ts';
import { LIMITS } from '../limits.ts';
import { NoteList } from '../note-list.ts';
import { ReadError, type SourceFile } from '../reader.ts';
import { TextPieces } from '../text-writer.ts';
import type { ServiceAddress } from './address.ts';
import { askService, type Asking, isMembers, type ServiceAnswer } from './ask-service.ts';
import { itemExtent, meets, turned } from './item-bounds.ts';
import { itemsOf, listCollections } from './list-collections.ts';
import { nextPage } from './next-page.ts';

export interface CollectionWish {
  readonly collection: string;
  /** Longitude, latitude; null: all of it. */
  readonly bounds: Bounds | null;
}

const PAGE = 1_000;
const RETRY_MS = 1_000;
/** Fewer decimals of a degree than this are a decimetre and more. */
const FINE_DECIMALS = 7;
const LON_LAT = /CRS84h?$/;

/**
 * All features of a collection as one GeoJSON file, as any other file is then read, placed and admitted. Notes say what the service did
 * otherwise than the standard (OGC API Features Part 1), and what was left out for it. Everything or nothing: a paging that breaks
 * off gives no file.
 * @param progress features so far, and how many there are where the service says it
 * @throws ReadError as `askService`; `service-collection-unknown`, `service-not-features`, `service-broke-off`, `service-too-many`,
 * `service-too-large`, `service-slow`
 */
export async function fetchCollection(
  asking: Asking,
  address: ServiceAddress,
  wish: CollectionWish,
  progress: (done: number, total: number) => void,
): Promise<SourceFile> {
  const reading = new CollectionReading(asking, address, wish, progress);
  return reading.read();
}

class CollectionReading {
  private readonly notes = new NoteList();
  private readonly text = new TextPieces();
  /** Fingerprint of the content by id. */
  private readonly known = new Map<string, number>();
  private readonly visited = new Set<string>();
  /** Features that lie within the bounds once their numbers change places. */
  private readonly swapped: string[] = [];
  private readonly items: URL;
  private readonly begunAt: number;
  private bytes = 0;
  private received = 0;
  private kept = 0;
  private outside = 0;
  private decimals = 0;
  private crs: string | null = null;
  private matched: number | null = null;

  constructor(
    private readonly asking: Asking,
    private readonly address: ServiceAddress,
    private readonly wish: CollectionWish,
    private readonly progress: (done: number, total: number) => void,
  ) {
    this.items = itemsOf(address.root, wish.collection);
    this.begunAt = asking.now();
  }

  async read(): Promise<SourceFile> {
    this.text.add('{"type":"FeatureCollection","features":[');
    let page: URL | null = this.firstPage();
    let isGuessed = false;
    while (page !== null) {
      const answer = await this.ask(page, isGuessed);
      if (answer === null) break;
      const isNew = this.take(answer);
      this.guard();
      const next: URL | null = isNew ? this.next(answer, page) : null;
      isGuessed = next !== null && !this.isLinked;
      page = next;
    }
    return this.finish();
  }

  /** Whether the page that was found last is one that the service links to. */
  private isLinked = true;

  private firstPage(): URL {
    const { bounds } = this.wish;
    const url = new URL(this.items);
    url.searchParams.set('limit', String(PAGE));
    if (bounds) url.searchParams.set('bbox', bounds.map((value) => value.toFixed(7)).join(','));
    return url;
  }

  /** Null where a page that nobody links to is not there. */
  private async ask(page: URL, isGuessed: boolean): Promise<ServiceAnswer | null> {
    this.visited.add(page.href);
    const isFirst = this.visited.size === 1;
    try {
      return await askService(this.asking, page, 'features').catch((error: unknown) => this.askAgain(page, error));
    } catch (error) {
      if (!(error instanceof ReadError) || error.code !== 'service-status') throw error;
      if (isGuessed) return null;
      if (isFirst) throw await this.whyFirstFailed(error);
      throw new ReadError('service-broke-off', {}, { ...error.params, features: this.received });
    }
  }

  /** Servers that are busy say so for a moment. */
  private async askAgain(page: URL, error: unknown): Promise<ServiceAnswer> {
    const status = error instanceof ReadError && error.code === 'service-status' ? Number(error.params.status) : 0;
    if (status < 500 && status !== 429) throw error;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    return askService(this.asking, page, 'features');
  }

  /** Some services answer 500, or 400, for a collection that they do not have. */
  private async whyFirstFailed(error: ReadError): Promise<ReadError> {
    const listed = await listCollections(this.asking, this.address).catch(() => null);
    const isListed = listed?.some(({ id }) => id === this.wish.collection) ?? true;
    return isListed ? error : new ReadError('service-collection-unknown', {}, { collection: this.wish.collection });
  }

  /** Takes a page's features; false where it brought none that was not there before. */
  private take({ value, bytes, crs }: ServiceAnswer): boolean {
    if (!Array.isArray(value.features)) throw new ReadError('service-not-features', {}, { address: this.items.href });
    this.bytes += bytes;
    this.crs ??= crs;
    if (typeof value.numberMatched === 'number' && value.numberMatched >= 0) this.matched = value.numberMatched;
    const features = value.features as unknown[];
    const ids = features.map((feature) => idOf(feature));
    const isRepeated = features.length > 0 && ids.every((id) => id !== null && this.known.has(id));
    if (isRepeated) {
      this.notes.add('service-pages-repeat', ids[0] ?? undefined);
      return false;
    }
    features.forEach((feature, n) => this.takeFeature(feature, ids[n]));
    this.received += features.length;
    this.progress(this.received, this.matched ?? 0);
    return features.length > 0;
  }

  private takeFeature(feature: unknown, id: string | null): void {
    const text = JSON.stringify(feature);
    if (id !== null && this.isRepeated(id, text)) return;
    const extent = isMembers(feature) ? itemExtent(feature.geometry) : null;
    if (extent !== null) {
      this.decimals = Math.max(this.decimals, extent.decimals);
      const { bounds } = this.wish;
      if (bounds !== null && !meets(extent.bounds, bounds)) {
        this.outside++;
        if (meets(turned(extent.bounds), bounds)) this.swapped.push(text);
        return;
      }
    }
    this.keep(text);
  }

  private isRepeated(id: string, text: string): boolean {
    const mark = fingerprint(text);
    const before = this.known.get(id);
    this.known.set(id, mark);
    if (before === undefined) return false;
    this.notes.add(before === mark ? 'service-features-repeated' : 'service-ids-not-unique', id);
    return before === mark;
  }

  private keep(text: string): void {
    this.text.add(this.kept++ === 0 ? text : `,${text}`);
  }

  private guard(): void {
    const { serviceBytes, serviceFeatures, servicePages, serviceWhole_ms } = LIMITS;
    if (this.bytes > serviceBytes) throw new ReadError('service-too-large', {}, { limit: serviceBytes });
    if (this.received > serviceFeatures) throw new ReadError('service-too-many', {}, { limit: serviceFeatures });
    if (this.visited.size > servicePages) throw new ReadError('service-too-many', {}, { limit: servicePages });
    if (this.asking.now() - this.begunAt > serviceWhole_ms)
      throw new ReadError('service-slow', {}, { seconds: serviceWhole_ms / 1000 });
  }

  /** The page that is linked to; where none is and the service says that there is more, the one that would follow. */
  private next({ value }: ServiceAnswer, page: URL): URL | null {
    const linked = nextPage(value.links, page, this.items, this.visited, this.notes);
    this.isLinked = linked !== null;
    if (linked !== null || this.matched === null || this.matched <= this.received) return linked;
    const guessed = this.firstPage();
    guessed.searchParams.set('offset', String(this.received));
    if (this.visited.has(guessed.href)) return null;
    this.notes.add('service-next-missing', guessed.search);
    return guessed;
  }

  private finish(): SourceFile {
    const { notes, wish } = this;
    if (this.kept === 0 && this.swapped.length > 0) {
      notes.add('service-axes-suspected', undefined, this.swapped.length);
      this.outside -= this.swapped.length;
      for (const text of this.swapped) this.keep(text);
    }
    if (this.outside > 0) notes.add('service-outside-bounds', undefined, this.outside);
    if (this.matched !== null && this.matched !== this.received)
      notes.add('service-count-differs', `${this.received} / ${this.matched}`);
    if (this.decimals > 0 && this.decimals < FINE_DECIMALS) notes.add('service-coarse', String(this.decimals));
    const named = this.crs !== null && !LON_LAT.test(this.crs) ? this.crs : null;
    if (named !== null) notes.add('service-crs-differs', named);
    const crs = named === null ? '' : `,"crs":${JSON.stringify({ type: 'name', properties: { name: named } })}`;
    this.text.add(`]${crs}}\n`);
    const host = new URL(this.address.root).host;
    return { name: `${wish.collection}@${host}.geojson`, bytes: this.text.toBytes(), notes: notes.list() };
  }
}

function idOf(feature: unknown): string | null {
  const { id } = Object(feature) as { id?: unknown };
  return typeof id === 'string' || typeof id === 'number' ? JSON.stringify(id) : null;
}

/** FNV-1a over UTF-16 units: tells whether a feature that comes again is the same one. */
function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
}
