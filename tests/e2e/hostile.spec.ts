import { expect, test } from './hostile-driver.ts';

const square = (lon: number) => [
  [
    [lon, 34.3],
    [lon + 0.001, 34.3],
    [lon + 0.001, 34.301],
    [lon, 34.301],
    [lon, 34.3],
  ],
];
const DESCRIPTION = `<script>document.title='taken'</script><iframe src="https://evil.example/a"></iframe><img src="https://evil.example/b" onerror="document.title='taken'"><a href="javascript:document.title='taken'">点此</a><svg><image href="https://evil.example/c"/></svg><p style="background:url(https://evil.example/d)">说明</p>`;
const KML = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
<Style id="s"><IconStyle><Icon><href>https://evil.example/icon.png</href></Icon></IconStyle></Style>
<NetworkLink><Link><href>https://evil.example/more.kml</href></Link></NetworkLink>
<Placemark><name>\u202eA-001</name><styleUrl>#s</styleUrl><description><![CDATA[${DESCRIPTION}]]></description><ExtendedData>
<Data name="宗地号"><value>\u202eA-001</value></Data><Data name="&lt;img src=x onerror=alert(1)&gt;"><value>=cmd|'/c calc'!A1</value></Data></ExtendedData>
<Polygon><outerBoundaryIs><LinearRing><coordinates>${square(117.5)[0]
  .map((place) => place.join(','))
  .join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon>
</Placemark></Document></kml>`;

test('what files and services bring is shown as text and sets off nothing', async ({ planner, hostile, browserPage }) => {
  let dialogs = 0;
  browserPage.page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await planner.opensTheDistrict();
  const title = await browserPage.page.title();
  await planner.createsDistrict('试验区', { name: 'a.kml', content: KML });
  await planner.importsAs('宗地');
  await planner.seesImportReport();
  const attributes = await hostile.readsAttributesOf('A-001');
  expect(attributes).toContain("=cmd|'/c calc'!A1");
  expect(attributes).not.toContain('\u202e');

  const parcel = (id: number) => ({
    type: 'Feature',
    id,
    properties: {},
    geometry: { type: 'Polygon', coordinates: square(117.5 + id / 10_000) },
  });
  await hostile.servesACollection([parcel(1), parcel(2)]);
  const told = await hostile.readsTheService();
  expect(told).toContain('2 个要素');
  expect(told).toContain('服务的下一页指向别处（http://inner:5000）');

  expect(await hostile.seesForeignElements()).toBe(0);
  expect([dialogs, await browserPage.page.title()]).toEqual([0, title]);
  expect(planner.session.foreignRequests).toEqual([]);
});
