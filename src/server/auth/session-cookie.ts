import { createHash, randomBytes } from 'node:crypto';
import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'chidu-session';
const TOKEN = /^[\w-]{43}$/;

/** 256 random bits. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Where the cookie of a district goes: nowhere but to this district's addresses, and never to a script. */
export function cookieOptions(district: string, isSecure: boolean): CookieSerializeOptions {
  return { path: `/api/districts/${encodeURIComponent(district)}`, httpOnly: true, sameSite: 'strict', secure: isSecure };
}

/** @param maxAge seconds until the session ends whatever happens */
export function giveCookie(reply: FastifyReply, token: string, maxAge: number, options: CookieSerializeOptions): void {
  void reply.setCookie(NAME, token, { ...options, maxAge });
}

export function takeCookie(reply: FastifyReply, options: CookieSerializeOptions): void {
  void reply.clearCookie(NAME, options);
}

export function readToken(request: FastifyRequest): string | null {
  const token = request.cookies[NAME];
  return token !== undefined && TOKEN.test(token) ? token : null;
}
