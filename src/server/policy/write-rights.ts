import { changeBodySchemas } from '../../api/change.ts';
import { ROLES } from '../../api/roles.ts';
import type { ChangeType } from '../../core/register/change.ts';
import { FIELD_CLASSES } from '../../core/register/field-class.ts';
import { classesOf, mayRecord, readsFeed } from './policy.ts';
import { mayAsk, ROUTE_RIGHTS } from './route-rights.ts';

const YES = '✓';

/** `docs/contracts/rights.md`, made from the code that decides. */
export function writeRights(): string {
  const routes = Object.entries(ROUTE_RIGHTS).map(([route, right]) => [
    `\`${route}\``,
    right.does,
    right.may === 'everybody' ? YES : '',
    ...ROLES.map((role) => (mayAsk(right, { role, isAdmin: false }) ? YES : '')),
    right.admin === true || right.may === 'everybody' || right.may === 'known' ? YES : '',
    right.byToken === true ? YES : '',
  ]);
  const types = (Object.keys(changeBodySchemas) as ChangeType[]).map((type) => [
    `\`${type}\``,
    ...ROLES.map((role) => (mayRecord({ role, isAdmin: false }, type) ? YES : '')),
    ROLES.every((role) => mayRecord({ role, isAdmin: true }, type)) ? YES : '',
  ]);
  const classes = ROLES.map((role) => [
    role,
    ...FIELD_CLASSES.map((fieldClass) => (classesOf(role).includes(fieldClass) ? YES : '')),
    readsFeed(role) ? 'values of these classes' : 'digests alone, and what is one’s own',
  ]);
  return [
    '# Who may do what',
    '',
    'Made from `src/server/policy`; a test compares the two (`npx vitest run tests/server/team/rights.test.ts -u` writes it anew).',
    'An account belongs to one district: in every other it is nobody. `public` is whoever has no account. `admin` is what an',
    'administrator may whatever the role. An address that is not in the table is refused to everybody. Until the first password is',
    'changed, an account may ask who it is, change it and log out. `token` is what a program may ask for by an access token of an',
    'account (`Authorization: Bearer chidu_…`, or Basic with the login and the token as its password): as much as the account’s role is',
    'given, and nothing that writes.',
    '',
    '## Addresses',
    '',
    ...table(['address', 'does', 'public', ...ROLES, 'admin', 'token'], routes),
    '',
    '## Changes that may be recorded',
    '',
    ...table(['type', ...ROLES, 'admin'], types),
    '',
    '## Values that are given',
    '',
    'Classes are those of [the feed](feed.md). What is not given is not sent: the database withholds it from the transaction.',
    '',
    ...table(['role', ...FIELD_CLASSES, 'of the feed'], classes),
    '',
    'A partner department is given what its account names: collections, and of each the properties by name. The public is given',
    'nothing by the server; what is published for it are files of their own.',
    '',
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
