import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';

/** What a loopback server of tiles was asked, and how it answers. */
export interface TileServer {
  readonly origin: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  /** How many bytes were sent. */
  sent: number;
  /** Answers instead of the usual: a status, or an own body; null for the usual. */
  answer: (path: string) => number | { readonly body: Uint8Array; readonly type: string } | null;
  /** A file that answers range requests. */
  readonly files: Map<string, Uint8Array>;
  /** False: files are answered whole, whatever range was asked for. */
  ranges: boolean;
  etag: string;
  /** Where an answer of 302 points to. */
  elsewhere: string;
  close(): Promise<void>;
}

/** Any address ending in `.png` is a picture; files of `files` are answered by ranges. */
export async function startTileServer(picture: (path: string) => Uint8Array): Promise<TileServer> {
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    state.asked.push(path);
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'range');
    response.setHeader('access-control-expose-headers', 'etag, content-range');
    if (request.method === 'OPTIONS') return response.end();
    const own = state.answer(path);
    if (typeof own === 'number') {
      response.statusCode = own;
      if (own === 302) response.setHeader('location', `${state.elsewhere}${path}`);
      return response.end();
    }
    const file = state.files.get(path);
    if (file) {
      const [, from, to] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '') ?? [];
      response.setHeader('etag', state.etag);
      const part = from !== undefined && state.ranges ? file.subarray(Number(from), Number(to) + 1) : file;
      response.statusCode = part === file ? 200 : 206;
      state.sent += part.length;
      return response.end(part);
    }
    const body = own?.body ?? picture(path);
    response.setHeader('content-type', own?.type ?? 'image/png');
    state.sent += body.length;
    return response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state: TileServer = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    sent: 0,
    answer: () => null,
    files: new Map(),
    ranges: true,
    etag: '"1"',
    elsewhere: '',
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return state;
}

/** A PNG of one colour, 256 pixels a side. */
export function colouredTile(red: number, green: number, blue: number): Uint8Array {
  const side = 256;
  const row = Buffer.alloc(1 + side * 3);
  for (let x = 0; x < side; x++) row.set([red, green, blue], 1 + 3 * x);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const framed = Buffer.alloc(body.length + 8);
    framed.writeUInt32BE(data.length, 0);
    body.copy(framed, 4);
    framed.writeUInt32BE(checksum(body), body.length + 4);
    return framed;
  };
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)));
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]));
}

/** CRC-32 of PNG chunks; `zlib.crc32` is not in Node 20. */
function checksum(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
