import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { MOST_TOUR_PAGE_BYTES } from '../../api/shared-tours.ts';
import { dayOf, nameDay, numberDay } from '../../core/register/day.ts';
import type { Auth } from '../auth/auth.ts';
import { createToken, hashToken } from '../auth/session-cookie.ts';
import { ProblemError } from '../problem.ts';
import { proveTourPage } from '../tours/prove-tour-page.ts';
import {
  addTourLink,
  countOpening,
  findTourLink,
  isOpen,
  listTourLinks,
  revokeTourLink,
  type TourLinkRow,
  toTourLink,
} from '../tours/tour-link-table.ts';
import type { RouteContext } from './context.ts';
import { everyDay } from './every-day.ts';

interface OfDistrict {
  readonly Params: { readonly district: string; readonly link: string; readonly secret: string };
}

/**
 * Links to shared tours: `POST …/tours` keeps a page (`text/html`, see docs/contracts/tour.md) and tells its address once, `GET …/tours`
 * lists, `DELETE …/tours/{link}` revokes, and `GET …/tours/{secret}/page` is what anybody opens who was given the address.
 */
export async function tourRoutes(server: FastifyInstance, context: RouteContext & { readonly auth: Auth }): Promise<void> {
  const { actorOf, auth, blobs, clock, districts, ids } = context;
  const base = '/api/districts/:district/tours';
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('text/html', { parseAs: 'string', bodyLimit: MOST_TOUR_PAGE_BYTES }, (_, body, done) =>
    done(null, body),
  );

  const todayIn = async (district: string): Promise<string> => {
    const { register } = await districts.live(district);
    return dayOf(clock.now(), register.settings?.timeZone ?? 'Asia/Shanghai');
  };
  /** Pages that no open link leads to any more go from the disk. */
  const dropPages = async (district: string, today: string): Promise<void> => {
    const links = await auth.within(district, (connection) => listTourLinks(connection, district));
    const open = new Set(links.filter((one) => isOpen(one, today)).map(({ page_sha256 }) => page_sha256));
    for (const { page_sha256 } of links) if (!open.has(page_sha256)) await blobs.remove(district, page_sha256);
  };
  everyDay(server, async () => {
    // No district has to be read for it: a day that is over everywhere on earth.
    const yesterday = nameDay(numberDay(clock.now().slice(0, 10)) - 1);
    for (const { district } of await districts.list()) await dropPages(district, yesterday);
  });

  server.post<OfDistrict>(base, { bodyLimit: MOST_TOUR_PAGE_BYTES }, async (request, reply) => {
    const { district, account } = await actorOf(request);
    if (typeof request.body !== 'string') throw new ProblemError(422, 'tour-page-foreign', { member: 'page' });
    const { register } = await districts.live(district);
    const today = await todayIn(district);
    const { tour, policy } = proveTourPage(request.body, register, district, today);
    const bytes = Buffer.from(request.body);
    const page_sha256 = createHash('sha256').update(bytes).digest('hex');
    await blobs.put(district, page_sha256, bytes);
    const secret = createToken();
    const row = {
      link: ids.next(),
      tour: tour.id,
      title: tour.title,
      audience: tour.audience,
      page_sha256,
      policy,
      account,
      created_at: clock.now(),
      ends_on: tour.endsOn,
    };
    await auth.within(district, async (connection) => {
      await addTourLink(connection, district, row, hashToken(secret), today);
      const detail = { tour: tour.id, audience: tour.audience, endsOn: tour.endsOn };
      await auth.audit(connection, district, { actor: account, action: 'tour-link-made', subject: row.link, detail });
    });
    const link = toTourLink({ ...row, revoked_at: '', opened: 0, last_opened_at: '' });
    return reply.code(201).send({ link, path: `/api/districts/${encodeURIComponent(district)}/tours/${secret}/page` });
  });

  server.get<OfDistrict>(base, async (request) => {
    const { district } = await actorOf(request);
    const links = await auth.within(district, (connection) => listTourLinks(connection, district));
    return { links: links.map(toTourLink) };
  });

  server.delete<OfDistrict>(`${base}/:link`, async (request, reply) => {
    const { district, account } = await actorOf(request);
    await auth.within(district, async (connection) => {
      const row = await revokeTourLink(connection, district, request.params.link, clock.now());
      await auth.audit(connection, district, { actor: account, action: 'tour-link-revoked', subject: row.link });
    });
    await dropPages(district, await todayIn(district));
    return reply.code(204).send();
  });

  server.get<OfDistrict>(`${base}/:secret/page`, async (request, reply) => {
    const { district, secret } = request.params;
    const found = await auth.within(district, (connection) => findTourLink(connection, district, hashToken(secret)));
    if (!found) return sendClosed(reply, 404);
    if (!isOpen(found, await todayIn(district)) || !(await blobs.has(district, found.page_sha256))) return sendClosed(reply, 410);
    // Programs that look what is behind an address are no readers.
    if (request.method === 'GET')
      await auth.within(district, (connection) => countOpening(connection, district, found.link, clock.now()));
    return sendPage(reply, found.policy).send(await blobs.read(district, found.page_sha256));
  });
}

/** A page without an origin: no cookie, no storage and no address of this server is within its reach, whatever it runs. */
function sendPage(reply: FastifyReply, policy: TourLinkRow['policy']): FastifyReply {
  return reply
    .header('content-security-policy', `sandbox allow-scripts; ${policy}; frame-ancestors 'none'`)
    .header('x-robots-tag', 'noindex, nofollow')
    .type('text/html; charset=utf-8');
}

/** A person stands before this answer: in both languages, without a program. */
function sendClosed(reply: FastifyReply, status: 404 | 410): FastifyReply {
  const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>尺度 Chidu</title>
<p>这个链接打不开：地址不完整、已经过期或已被收回。请向给您链接的人要一个新的。</p>
<p lang="en">This link does not open: its address is incomplete, it has run out, or it was taken back. Ask whoever gave it to you for a new one.</p>
</html>
`;
  return sendPage(reply, "default-src 'none'").code(status).send(page);
}
