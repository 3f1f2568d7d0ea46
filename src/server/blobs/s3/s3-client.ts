import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { S3Error } from './s3-error.ts';
import type { S3Settings } from './s3-settings.ts';

/** SHA-256 of nothing, which requests without a body are signed with. */
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const TRIES = 5;
const FIRST_WAIT_MS = 200;
/** A store that sends nothing for so long is not there. */
const SILENT_MS = 30_000;
/** A refusal is a short text. */
const MOST_ERROR_BYTES = 20_000;

/** What is sent: made anew for every try. */
export interface S3Body {
  readonly sha256: string;
  readonly bytes: number;
  open(): Readable;
}

export interface S3Request {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  /** Name within the bucket. */
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: S3Body;
}

export interface S3Ways {
  /** Told of what was tried again or given up, for the operator; holds no secret. */
  readonly onTrouble?: (line: string) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
  /** From 0 to below 1. */
  readonly random?: () => number;
}

/**
 * Signed requests to one bucket (AWS Signature Version 4 in the header, over the SHA-256 of the body, so that the store refuses bytes
 * that changed on their way). What passes is tried again, twice as late each time. Redirects are not followed.
 */
export class S3Client {
  readonly #agent: HttpAgent;
  readonly #base: URL;
  readonly #pathOfBucket: string;

  constructor(
    private readonly settings: S3Settings,
    private readonly ways: S3Ways = {},
  ) {
    const { endpoint, bucket, addressing } = settings;
    this.#base = new URL(endpoint);
    this.#agent = this.#base.protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
    if (addressing === 'host') this.#base.hostname = `${bucket}.${this.#base.hostname}`;
    this.#pathOfBucket = addressing === 'host' ? '' : `/${bucket}`;
  }

  /** Where it is and which bucket, for messages. */
  get place(): string {
    return `bucket "${this.settings.bucket}" at ${this.settings.endpoint}`;
  }

  /**
   * An answer that is no refusal, its body still to be read, after as many tries as it takes.
   * @param tries at most. @throws S3Error
   */
  async send(request: S3Request, tries = TRIES): Promise<IncomingMessage> {
    const { wait = sleep, random = Math.random, onTrouble } = this.ways;
    for (let failures = 1; ; failures++) {
      try {
        return await this.#once(request);
      } catch (error) {
        if (!(error instanceof S3Error) || !error.isPassing) throw error;
        onTrouble?.(`photo store: ${error.message}${failures < tries ? '; trying again' : '; given up'}`);
        if (failures >= tries) throw error;
        await wait(FIRST_WAIT_MS * 2 ** (failures - 1) * (0.5 + 0.5 * random()));
      }
    }
  }

  /** As `send`, for answers whose body says nothing. */
  async tell(request: S3Request, tries = TRIES): Promise<IncomingMessage['headers']> {
    const answer = await this.send(request, tries);
    answer.resume();
    return answer.headers;
  }

  async #once({ method, key, headers = {}, body }: S3Request): Promise<IncomingMessage> {
    const url = new URL(`${this.#pathOfBucket}/${key.split('/').map(escape).join('/')}`, this.#base);
    const { accessKeyId, secretAccessKey, region } = this.settings;
    const signed = await new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? EMPTY_SHA256 },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    }).sign();
    const what = `${method} ${url.pathname}`;
    const answer = await this.#exchange(url, method, Object.fromEntries(signed.headers), body, what);
    const { statusCode = 0 } = answer;
    if (statusCode >= 200 && statusCode < 300) return answer;
    throw new S3Error(statusCode, await readCode(answer), what);
  }

  #exchange(
    url: URL,
    method: string,
    headers: Readonly<Record<string, string>>,
    body: S3Body | undefined,
    what: string,
  ): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp;
    const length = method === 'PUT' ? { 'content-length': String(body?.bytes ?? 0) } : {};
    return new Promise((resolve, reject) => {
      const fail = (error: NodeJS.ErrnoException): void => reject(new S3Error(0, error.code ?? error.name, what));
      const sending = request(url, { method, headers: { ...headers, ...length }, agent: this.#agent, timeout: SILENT_MS });
      sending.on('timeout', () => sending.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
      sending.on('response', resolve).on('error', fail);
      // An answer may come before all is sent, and end the sending: what it says counts.
      if (body) pipeline(body.open(), sending).catch((error: Error) => sending.destroyed || sending.destroy(error));
      else sending.end();
    });
  }
}

/** As signatures have it (RFC 3986): everything but letters, digits and `-._~`. */
const escape = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** The store's own code out of its refusal; a HEAD has none. */
async function readCode(answer: IncomingMessage): Promise<string> {
  let text = '';
  try {
    for await (const chunk of answer.setEncoding('utf8')) if (text.length < MOST_ERROR_BYTES) text += String(chunk);
  } catch {
    // What came is what there is.
  }
  return /<Code>\s*([\w.-]{1,80})\s*<\/Code>/.exec(text)?.[1] ?? `HTTP ${answer.statusCode}`;
}
