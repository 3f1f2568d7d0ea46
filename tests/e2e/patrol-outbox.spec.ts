import { type Receipt, sealReceipt } from '../../src/core/register/outbox/receipt.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from './patrol-outbox-driver.ts';

test.use({ hasTouch: true });

const CORNERS = [
  [-60, -50],
  [60, -50],
  [60, 50],
  [-60, 50],
] as const;

/** One character of a record is another one: the archive is whole, and what is in it is not what was written. */
function tamper(content: Buffer): Buffer {
  const files = unzipSync(content);
  const changes = strFromU8(files['changes.ndjson']);
  files['changes.ndjson'] = strToU8(changes.replace('"floors":1', '"floors":9'));
  return Buffer.from(zipSync(files));
}

test.use({ serviceWorkers: 'allow' });

test('a report is on the phone only until the desk took it in and its receipt came back', async ({
  planner,
  drafter,
  phone,
  desk,
}) => {
  await planner.opensTheDistrict();
  await drafter.selects('990101001001JD00021');
  await drafter.opensDrawing();
  await drafter.begins('标记疑似违建（待核实）');
  await drafter.clicks(...CORNERS, CORNERS[0]);
  await drafter.records();
  await expect.poll(() => drafter.isDone()).toBe(true);

  await phone.looksAtThePhone();
  await expect.poll(() => phone.seesThePill()).toBe('1 条未上传');
  await phone.opensTheOutbox();
  await expect.poll(() => phone.seesRecords()).toEqual([expect.stringMatching(/^巡查发现 XC-2026-\d{4} 已存本机 .* kB$/)]);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await phone.goesOffline(true);
  await expect.poll(() => phone.seesThePill()).toBe('1 条未上传 离线');
  const outbox = await phone.exportsAFile();
  expect(outbox.name).toMatch(/-outbox-\d{8}-\d{4}-\w{4}\.chidu$/);
  await expect.poll(() => phone.seesRecords()).toEqual([expect.stringContaining('已导出')]);
  await phone.goesOffline(false);
  await expect.poll(() => phone.seesThePill()).toBe('1 条未上传');

  const altered = { name: 'altered.chidu', content: tamper(outbox.content) };
  await phone.opensTheReceipt(altered);
  await expect.poll(() => phone.seesFailure()).toContain('不是回执');

  await desk.opensAtTheDesk(altered);
  await expect.poll(() => desk.seesRefusal()).toContain('altered.chidu');
  await desk.closesTheTaking();
  await desk.opensAtTheDesk(outbox);
  const { lead, rows } = await desk.seesThePreview();
  expect(lead).toBe('1 条新记录 · 0 条已有 · 0 条不能收');
  expect(rows).toEqual([expect.stringMatching(/^巡查发现 XC-2026-\d{4} .*可收下$/)]);
  const receipt = await desk.takesIn();
  expect(receipt.name).toMatch(/\.chidu-receipt$/);
  await desk.closesTheTaking();
  await desk.opensAtTheDesk(outbox);
  expect((await desk.seesThePreview()).lead).toBe('0 条新记录 · 1 条已有 · 0 条不能收');
  await desk.closesTheTaking();

  await phone.opensTheReceipt(refusing(receipt));
  await expect.poll(() => phone.seesThePill()).toBe('1 条需要处理');
  await expect.poll(() => phone.seesRecords()).toEqual([expect.stringMatching(/需要处理 .*照片/)]);
  expect(await planner.accessibilityProblems()).toEqual([]);
  await phone.opensTheReceipt(receipt);
  await expect.poll(() => phone.seesWhatTheReceiptBrought()).toBe('回执已核对：1 项安全，0 项需要处理');
  await expect.poll(() => phone.seesThePill()).toBe('已安全');
  expect(planner.session.errors).toEqual([]);
});

/** The receipt of a desk that took none of it. */
function refusing({ name, content }: { name: string; content: Buffer }) {
  const { format: _, sha256: __, ...said } = JSON.parse(content.toString()) as Receipt;
  const refused = said.taken.map(({ id }) => ({ id, code: 'outbox-photo-missing', params: { name: '3fa4b2c1d0e9' } }));
  return { name, content: Buffer.from(JSON.stringify(sealReceipt({ ...said, taken: [], files: [], refused }))) };
}
