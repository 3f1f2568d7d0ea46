import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { signatureOf } from './signature-v4.ts';

/** A key that may use the bucket, and its secret. */
export const S3_KEY = { accessKeyId: 'CHIDU-TEST', secretAccessKey: 'a+secret/of=the=tests' } as const;
export const S3_BUCKET = 'chidu-photos';

export interface S3Server {
  readonly origin: string;
  /** What the bucket holds, by name. */
  readonly objects: Map<string, Buffer>;
  /** Methods and names of what was asked, failed tries too. */
  readonly asked: string[];
  /** What befalls the next requests, one each: a code to be refused with, `cut` before the answer, `half` of the body. */
  readonly troubles: ('SlowDown' | 'InternalError' | 'AccessDenied' | 'cut' | 'half')[];
  /** The next bodies arrive altered, as many. */
  damage: number;
  stop(): Promise<void>;
}

const STATUS: Readonly<Record<string, number>> = {
  SlowDown: 503,
  InternalError: 500,
  NoSuchKey: 404,
  NoSuchBucket: 404,
  InvalidRange: 416,
  XAmzContentSHA256Mismatch: 400,
  MissingContentLength: 411,
};

/** A store of objects with one bucket, which takes only what is signed as it must be and what its hash says. @param region that it lies in */
export async function startS3(region = 'us-east-1'): Promise<S3Server> {
  const objects = new Map<string, Buffer>();
  const [asked, troubles]: [string[], S3Server['troubles']] = [[], []];
  const state = { damage: 0 };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', url = '' } = request;
    const [, bucket, key] = /^\/([^/]+)\/(.*)$/.exec(url) ?? [];
    const name = decodeURIComponent(key ?? '');
    asked.push(`${method} ${name}`);
    const refuse = (code: string): void => {
      const text =
        method === 'HEAD' ? undefined : `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>no</Message></Error>`;
      response.writeHead(STATUS[code] ?? 403, { 'content-type': 'application/xml' }).end(text);
    };
    const body = await buffer(request);
    if (state.damage > 0 && body.length > 0) [body[0], state.damage] = [body[0] ^ 1, state.damage - 1];
    const trouble = troubles.shift();
    if (trouble === 'cut') return void request.socket.destroy();
    if (trouble !== undefined && trouble !== 'half') return refuse(trouble);
    const unfit = judge(request, body, region);
    if (unfit !== null) return refuse(unfit);
    if (bucket !== S3_BUCKET) return refuse('NoSuchBucket');
    if (method === 'PUT') {
      if (request.headers['content-length'] === undefined) return refuse('MissingContentLength');
      objects.set(name, body);
      return void response.writeHead(200).end();
    }
    if (method === 'DELETE') {
      objects.delete(name);
      return void response.writeHead(204).end();
    }
    const object = objects.get(name);
    if (!object) return refuse('NoSuchKey');
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? object : object.subarray(Number(from), Number(to) + 1);
    response.writeHead(from === undefined ? 200 : 206, { 'content-length': part.length });
    if (trouble === 'half')
      return void response.write(part.subarray(0, Math.floor(part.length / 2)), () => request.socket.destroy());
    response.end(method === 'HEAD' ? undefined : part);
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => request.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    asked,
    troubles,
    get damage() {
      return state.damage;
    },
    set damage(count) {
      state.damage = count;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The code that a request must be refused with, or null. */
function judge({ method = '', url = '', headers }: IncomingMessage, body: Buffer, region: string): string | null {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8}\/([^/]+)\/s3\/aws4_request), ?SignedHeaders=([^,]+), ?Signature=(\w+)$/;
  const [, accessKeyId, scope, itsRegion, signedNames, signature] = pattern.exec(headers.authorization ?? '') ?? [];
  if (signature === undefined) return 'AccessDenied';
  if (accessKeyId !== S3_KEY.accessKeyId) return 'InvalidAccessKeyId';
  if (itsRegion !== region) return 'AuthorizationHeaderMalformed';
  const time = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(String(headers['x-amz-date'])) ?? [];
  const [year, month, day, hour, minute, second] = time.slice(1).map(Number);
  if (!(Math.abs(Date.now() - Date.UTC(year, month - 1, day, hour, minute, second)) < 15 * 60_000)) return 'RequestTimeTooSkewed';
  // "You must include the host header and all x-amz-* headers."
  const must = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))];
  if (!must.every((name) => signedNames.split(';').includes(name))) return 'AccessDenied';
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const request = { method, path: url, headers: flat };
  if (signatureOf(request, S3_KEY.secretAccessKey, signedNames, scope) !== signature) return 'SignatureDoesNotMatch';
  const sha256 = createHash('sha256').update(body).digest('hex');
  return headers['x-amz-content-sha256'] === sha256 ? null : 'XAmzContentSHA256Mismatch';
}
