import { accountPatchSchema, accountSchema } from '../../../api/accounts.ts';
import {
  administrationSchema,
  begunDistrictSchema,
  furtherDistrictSchema,
  settingsWishSchema,
} from '../../../api/administration.ts';
import { MEDIA } from './answer.ts';
import { answer, content, parameter, REFUSED, TEXT, toOpenApi } from './open-api-parts.ts';

const body = (schema: Parameters<typeof toOpenApi>[0]) => ({
  required: true,
  content: content(MEDIA.json, toOpenApi(schema)),
});
const ADMINISTRATION = answer('As it stands', MEDIA.json, toOpenApi(administrationSchema));

/** Of accounts, which a server that knows nobody by a session does not have. */
const TAGS = ['administration'];

/** What administrators set, and a patrol's own package: asked in a session (cookie and `chidu-device`), by no access token. */
export const ADMINISTRATION_PATHS = {
  '/settings': {
    get: {
      tags: TAGS,
      operationId: 'settings.get',
      summary: 'Units, holiday tables, base maps; what the server lets its pages ask',
      responses: { 200: ADMINISTRATION, default: REFUSED },
    },
    patch: {
      tags: TAGS,
      operationId: 'settings.change',
      summary: 'One dated change of the settings, or another name; `base` is the version that was seen',
      requestBody: body(settingsWishSchema),
      responses: { 200: ADMINISTRATION, 409: REFUSED, 412: REFUSED, 422: REFUSED, default: REFUSED },
    },
  },
  '/closed': {
    put: {
      tags: TAGS,
      operationId: 'district.close',
      summary: 'Read and written no more, until it is opened again',
      responses: { 204: { description: 'Closed' }, default: REFUSED },
    },
    delete: { tags: TAGS, operationId: 'district.reopen', responses: { 204: { description: 'Open' }, default: REFUSED } },
  },
  '/districts': {
    post: {
      tags: TAGS,
      operationId: 'districts.begin',
      summary: 'A further district on this server, with its first administrator, whose password is told once',
      requestBody: body(furtherDistrictSchema),
      responses: {
        201: answer('Begun', MEDIA.json, toOpenApi(begunDistrictSchema)),
        409: REFUSED,
        422: REFUSED,
        default: REFUSED,
      },
    },
  },
  '/accounts/{account}': {
    parameters: [parameter('account', 'path', TEXT)],
    patch: {
      tags: TAGS,
      operationId: 'accounts.change',
      summary: 'Name, rights, or the land that a patrol is sent to (`assignedArea`); only what is named changes',
      requestBody: body(accountPatchSchema),
      responses: { 200: answer('As it is now', MEDIA.json, toOpenApi(accountSchema)), 422: REFUSED, default: REFUSED },
    },
  },
  '/field-package': {
    get: {
      tags: TAGS,
      operationId: 'fieldPackage.make',
      summary: 'The field package of a patrol’s own assigned area',
      responses: {
        200: answer('A container', MEDIA.zip, { type: 'string', format: 'binary' }),
        409: REFUSED,
        default: REFUSED,
      },
    },
  },
};
