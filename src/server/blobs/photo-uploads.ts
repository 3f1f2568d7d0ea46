import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server, type Upload } from '@tus/server';
import { PHOTO_MEDIA_TYPES, type PhotoMediaType, readSignature } from '../../formats/photo/media-type.ts';
import type { Actor } from '../policy/policy.ts';
import { ProblemError } from '../problem.ts';
import type { BlobStore } from './blob-store.ts';
import { hashFile, readHead, syncFile } from './prove-file.ts';

/** Cameras write less than half of it. */
export const MOST_PHOTO_BYTES = 60_000_000;
/** What lies beside photos: their sidecars, and snapshots. */
const RECORD_TYPE = 'application/json';
/** It is read whole to be proven. */
const MOST_RECORD_BYTES = 30_000_000;
/** Bytes that say what a file is. */
const SIGNATURE_BYTES = 512;
/** A phone that was away for a month begins a file anew. */
const ABANDONED_MS = 30 * 24 * 3_600_000;
/** Files that one account has begun and not brought to their end: a phone sends one after another. */
export const MOST_UNFINISHED = 200;
const UPLOAD_ID = /^[0-9a-f]{32}$/;
const SHA256 = /^[0-9a-f]{64}$/;
/** What a client may say of a file; anything else is refused, not kept. */
const TOLD = new Set(['sha256', 'filetype', 'filename']);

/** Whom an upload belongs to; kept with it, so that its address alone opens nothing. */
type Owner = Pick<Actor, 'district' | 'account'>;

/** Told once a photo is in the store. */
export type PhotoKept = (
  district: string,
  sha256: string,
  mediaType: PhotoMediaType | 'application/json',
  bytes: number,
) => Promise<void>;

/**
 * Photos, and the JSON that is kept beside them, on their way to the store, resumable (tus 1.0). The file is kept as it came, under the SHA-256 that the client named before;
 * what it is is read from its own first bytes. A file that is not what was said of it is thrown away.
 */
export class PhotoUploads {
  readonly #tus: Server;
  readonly #store: FileStore;
  readonly #folder: string;
  /** Unfinished files by owner, as far as this process counted: never fewer than there are once an owner was counted. */
  readonly #unfinished = new Map<string, number>();
  /** Who sent the request that is being answered. */
  readonly #senders = new WeakMap<Request, Owner>();

  constructor(
    private readonly blobs: BlobStore,
    private readonly kept: PhotoKept,
  ) {
    this.#folder = join(blobs.staging, 'photos');
    mkdirSync(this.#folder, { recursive: true });
    this.#store = new FileStore({ directory: this.#folder, expirationPeriodInMilliseconds: ABANDONED_MS });
    this.#tus = new Server({
      path: '/photos/uploads',
      datastore: this.#store,
      maxSize: MOST_PHOTO_BYTES,
      allowedOrigins: () => false,
      namingFunction: () => randomBytes(16).toString('hex'),
      getFileIdFromRequest: ({ url }) => readUploadId(url),
      generateUrl: ({ url }, { id }) => `${new URL(url).pathname.replace(/\/+$/, '')}/uploads/${id}`,
      onUploadCreate: async (request, upload) => {
        const owner = this.#ownerOf(request);
        const metadata = readTold(upload, owner);
        await this.#countBegun(owner);
        return { metadata };
      },
      onIncomingRequest: (request, id) => this.#refuseOthers(request, id),
      onUploadFinish: async (_, upload) => {
        await this.#keep(upload);
        return {};
      },
      onResponseError: (_, error) => {
        if (error instanceof ProblemError) throw error;
        return undefined;
      },
    });
  }

  /** Answers a request of the protocol. @throws ProblemError 400, 404, 413, 422, 429 */
  async answer(request: Request, owner: Owner): Promise<Response> {
    this.#senders.set(request, { district: owner.district, account: owner.account });
    // No extension in our `Tus-Extension` list has this header. The protocol leaves the answer open; the library's is a 501, which clients try again for ever.
    if (request.headers.has('upload-concat')) throw new ProblemError(400, 'upload-malformed', { member: 'upload-concat' });
    // The server may have died between the last byte and the store: whoever asks how far it got finishes it.
    if (request.method === 'HEAD') await this.#keepIfWhole(request, readUploadId(request.url));
    return this.#tus.handleWeb(request);
  }

  /** Throws away what nobody went on with. */
  async dropAbandoned(): Promise<void> {
    await this.#tus.cleanUpExpiredUploads();
  }

  /** What ended meanwhile is found out once it matters. @throws ProblemError 429 `uploads-too-many` */
  async #countBegun(owner: Owner): Promise<void> {
    const key = JSON.stringify([owner.district, owner.account]);
    let begun = this.#unfinished.get(key);
    if (begun === undefined || begun >= MOST_UNFINISHED) begun = await this.#countUnfinished(owner);
    if (begun >= MOST_UNFINISHED) throw new ProblemError(429, 'uploads-too-many', { most: MOST_UNFINISHED });
    this.#unfinished.set(key, begun + 1);
  }

  async #countUnfinished({ district, account }: Owner): Promise<number> {
    const ids = (await readdir(this.#folder)).filter((name) => UPLOAD_ID.test(name));
    let count = 0;
    for (const id of ids) {
      const { metadata } = (await this.#find(id)) ?? {};
      if (metadata?.district === district && metadata.account === account) count++;
    }
    return count;
  }

  #ownerOf(request: Request): Owner {
    const owner = this.#senders.get(request);
    if (!owner) throw new ProblemError(401, 'login-needed');
    return owner;
  }

  async #refuseOthers(request: Request, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const upload = await this.#find(id);
    const { district, account } = this.#ownerOf(request);
    if (upload?.metadata?.district !== district || upload.metadata.account !== account)
      throw new ProblemError(404, 'upload-unknown');
  }

  async #keepIfWhole(request: Request, id: string | undefined): Promise<void> {
    const upload = id === undefined ? undefined : await this.#find(id);
    if (!upload || upload.size === undefined || upload.offset < upload.size) return;
    await this.#refuseOthers(request, upload.id);
    await this.#keep(upload);
  }

  #find(id: string): Promise<Upload | undefined> {
    return this.#store.getUpload(id).catch(() => undefined);
  }

  async #keep({ id, metadata, size = 0 }: Upload): Promise<void> {
    const path = join(this.#folder, id);
    const { district, sha256, filetype } = metadata ?? {};
    if (typeof district !== 'string' || typeof sha256 !== 'string') throw new ProblemError(404, 'upload-unknown');
    const dispose = async (): Promise<void> => {
      await rm(path, { force: true });
      await this.#store.configstore.delete(id);
    };
    const mediaType = await this.#prove(path, size, sha256, filetype ?? null).catch(async (error: unknown) => {
      await dispose();
      throw error;
    });
    // From here on it is what was said of it: where the store takes nothing at the moment it stays, and is asked for again.
    await syncFile(path);
    await this.blobs.adopt(district, sha256, path);
    await this.kept(district, sha256, mediaType, size);
    await dispose();
  }

  /** @throws ProblemError 413, 422 */
  async #prove(path: string, size: number, sha256: string, told: string | null): Promise<PhotoMediaType | typeof RECORD_TYPE> {
    const mediaType = told === RECORD_TYPE ? await proveRecord(path, size) : await provePhoto(path);
    if (told && told !== mediaType) throw new ProblemError(422, 'photo-type', { type: mediaType });
    if ((await hashFile(path)) !== sha256) throw new ProblemError(422, 'photo-hash');
    return mediaType;
  }
}

/** What a file is by its own first bytes. @throws ProblemError 422 `photo-type` */
async function provePhoto(path: string): Promise<PhotoMediaType> {
  const signature = readSignature(await readHead(path, SIGNATURE_BYTES));
  if (!('mediaType' in signature)) throw new ProblemError(422, 'photo-type', { type: signature.other });
  return signature.mediaType;
}

/** @throws ProblemError 422 `photo-type` for what is no JSON object, 413 `upload-too-large` */
async function proveRecord(path: string, bytes: number): Promise<typeof RECORD_TYPE> {
  if (bytes > MOST_RECORD_BYTES) throw new ProblemError(413, 'upload-too-large');
  if (!isRecord(await readFile(path, 'utf8'))) throw new ProblemError(422, 'photo-type', { type: 'unknown' });
  return RECORD_TYPE;
}

function isRecord(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

const readUploadId = (url: string): string | undefined => {
  const id = new URL(url).pathname.split('/').at(-1) ?? '';
  return UPLOAD_ID.test(id) ? id : undefined;
};

/** @throws ProblemError 400 `upload-malformed`, 422 `photo-type` */
function readTold(upload: Upload, owner: Owner): Record<string, string | null> {
  const told = upload.metadata ?? {};
  const unfit = Object.keys(told).find((name) => !TOLD.has(name));
  if (unfit !== undefined) throw new ProblemError(400, 'upload-malformed', { member: unfit.slice(0, 80) });
  const { sha256, filetype, filename } = told;
  if (typeof sha256 !== 'string' || !SHA256.test(sha256)) throw new ProblemError(400, 'upload-malformed', { member: 'sha256' });
  if (upload.size === undefined || upload.size === 0) throw new ProblemError(400, 'upload-malformed', { member: 'length' });
  // Nothing is named by it here; whoever sends a path means something else.
  if (filename && hasPath(filename)) throw new ProblemError(400, 'upload-malformed', { member: 'filename' });
  if (filetype && filetype !== RECORD_TYPE && !PHOTO_MEDIA_TYPES.some((type) => type === filetype))
    throw new ProblemError(422, 'photo-type', { type: filetype.slice(0, 80) });
  return { sha256, filetype: filetype ?? null, ...owner };
}

const hasPath = (name: string): boolean => /[/\\\p{Cc}]|^\.+$/u.test(name);
