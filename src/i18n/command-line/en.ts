import type { CommandLineTexts } from './zh-CN.ts';

const COMMON = `  --json         print one line of JSON (keys: docs/contracts/cli.md)
  --lang LANG    zh-CN or en; default from LC_ALL or LANG, else English
  --help         this text
Exit code 0, or 1 with one line on standard error.`;

export const commandLineEn: CommandLineTexts = {
  cli: {
    help: {
      chidu: `Chidu: one ruler for everybody

Usage: chidu COMMAND [arguments]

  inspect FILE               what a file holds; planar and ellipsoidal area of every shape
  convert IN OUT             writes a file in another format or system
  overlap SUBJECT CLIP       areas of overlap of two files (parcels and red lines)
  footprint DISTRICT         unresolved footprint of a red line on a day
  check DISTRICT             what the rules find: conflicts, overdue, to be verified
  verify FILE                verifies an area certificate
  explain SOURCE             by which method somebody else's area came about
  clock                      the periods of the law from an event
  snapshot DISTRICT          freezes a day as one file, for planners, leaders or the public
  public DISTRICT            the public page of a day: static files, statistics alone
  package DISTRICT           a field package: one area, one person, some days
  demo --out DISTRICT        makes the fictional demo district
  begin DISTRICT             brings a district to a team's server, with its administrator
  audit PLACE                proves a team's record and its audit log
  serve                      serves the client

Every command has --help and --json.`,
      inspect: `Usage: chidu inspect FILE [--crs EPSG:n] [--layer NAME] [--encoding NAME] [--limit 1000]

Reads boundary-point TXT, Shapefile (zip, or a .shp with its parts beside it), GeoPackage, FlatGeobuf, DXF, CSV, XLSX, GeoJSON (also newline-delimited), KML, KMZ, GPX, TCX, each also as .gz, and lists contents and areas.

  --crs CRS      system of the file's coordinates, instead of what the file says: EPSG:n, GCJ-02, BD-09, a WKT or proj string
  --swap-xy      the two numbers of each pair change places
  --shift N,…    Xi'an 1980 or Beijing 1954 to CGCS2000: dx,dy,dz,rx,ry,rz,ppm or dx,dy,rotation,ppm (metres, arc seconds)
  --unverified   without a shift: accepts that the position is not verified
  --layer NAME   reads this layer only
  --encoding E   encoding of its texts, such as gb18030
  --limit N      list at most N areas, default 1000; totals are always of all
Where the coordinate system is not certain nothing is guessed: the candidates are listed with the --crs to give.
${COMMON}`,
      convert: `Usage: chidu convert IN OUT [--crs EPSG:n] [--out-encoding gbk]

Reads IN and writes it as the extension of OUT says: GeoJSON, Shapefile (.zip or .shp), boundary-point TXT, KML, DXF, GeoPackage, FlatGeobuf, GPX, CSV, XLSX.
What was dropped, cut or changed is listed.

  --crs CRS      system of what is written: EPSG:4490, EPSG:4326 or a zone of CGCS2000 (such as EPSG:4527); by default that of
                 IN, or where the format cannot say it, degrees or the 3° zone that the data lies in
  --format F     the format where the extension does not tell, such as geopackage
  --name NAME    name of the layer, by default the file name of IN
  --out-encoding E   utf-8 (default) or gbk: texts of boundary points and Shapefiles
  --source-crs CRS   system of IN; likewise --source-layer, --source-encoding and so on, as in inspect
${COMMON}`,
      overlap: `Usage: chidu overlap SUBJECT CLIP [--measure ellipsoidal|planar] [--min-m2 1]

Measures the overlap of every polygon of SUBJECT with every polygon of CLIP.

  --measure M    ellipsoidal (2008 No. 32, default) or planar (Gauss-Krüger)
  --min-m2 A     least area of pairs_over_min and subjects_over_min in m², default 1
  --subject-crs CRS, --clip-crs CRS   system of a file's coordinates; likewise -layer, -encoding, -swap-xy, -shift and
                                      -unverified behind --subject and --clip, as in inspect
${COMMON}`,
      footprint: `Usage: chidu footprint DISTRICT --red-line ID --on DAY

Unresolved footprint of a red line on a day: clearance items not handed over and the land of open cases, overlaps once.
DISTRICT is a .chidu file or a folder.

  --red-line ID  id or name of the red line
  --on DAY       a day such as 2026-11-20
${COMMON}`,
      check: `Usage: chidu check DISTRICT [--on DAY] [--rule CODE] [--unit ID]

What the rules find on a day: unlawful, contradicting, overdue, to be verified. DISTRICT is a .chidu file or a folder. Exit code 0 with or without findings.

  --on DAY       a day such as 2026-11-20, default the last day on record
  --rule CODE    this rule only, such as double-compensation; a wrong one lists them all
  --unit ID      this zone, township or village only, by id or name
${COMMON}`,
      verify: `Usage: chidu verify FILE [--sha256 CODE]

Verifies an area certificate (its JSON or HTML file): recomputes every figure from the boundary points and checks its hash.
Of a .chidu file (a district, or an outbox from a phone) every hash is checked, and what it lacks is said.

  --sha256 CODE  the check code that the office keeps (at least 16 digits, in any grouping), to be compared
  --json         print one line of JSON (keys: docs/contracts/cli.md)
  --lang LANG    zh-CN or en; default from LC_ALL or LANG, else English
  --help         this text
Exit code 0: verified; 1: altered, or not the one asked for; 2: no certificate could be read.`,
      explain: `Usage: chidu explain SOURCE --feature ID --number "12.35 mu" [--unit m2|mu|ha|km2] [--meridian DEG] [--on DAY]

By which method somebody else's area follows from a shape, or that none gives it. SOURCE is a .chidu file, a folder, or any file of shapes.

  --feature ID      a parcel's id or number, a red line's id or name; of a file an id, or a position from 0
  --number TEXT     their number with as many digits as it has, with or without a unit
  --unit U          its unit where it has none, default m2
  --meridian DEG    a central meridian that they may have used
  --on DAY          day of a district; default: the last on record
Of a file also --crs, --layer and so on, as in inspect.
${COMMON}`,
      clock: `Usage: chidu clock --track planning|land|state|collective --event EVENT --on DAY [--step STEP --at DAY [--executor E]]

The periods of the law that run from an event: their ends, articles, and whether they are certain.

  --track T      unauthorised construction: planning, land; expropriation: state, collective
  --event E      planning, land: case-opened, notice-served, hearing-held, decision-made, decision-served
                 all: decision-served-without-remedies, service-announced, review-filed,
                 review-accepted, review-decision-served, judgment-served
                 land, state, collective: remedies-expired, demand-served, court-application-filed,
                 court-application-accepted
                 state: scope-fixed, expropriation-decision-announced
                 collective: pre-announced, approval-received
                 state, collective: plan-published, compensation-decision-served, paid
  --on DAY       day of the event; of documents the day of service
  --step S       may this step be taken: allowed, too-early, too-late, wrong-executor; such as decision,
                 formal-demand, court-application, enforced-demolition; a wrong one lists them all
  --at DAY       day of the step
  --executor E   who carries it out: government or court
  --demand T     formal demand on the land track: after-remedies (default) or when-due, as soon as performance is due
${COMMON}`,
      package: `Usage: chidu package DISTRICT --area W,S,E,N|FILE --for NAME [--expires DAY] [--made DAY] --out FILE

Makes the field package of one person: parcels, red lines, compensated land, permits, open reports and cases that touch the area, as shapes, days and states only; that person's own reports in full. No holder, household, amount, document, note, photo or track of others is in it. DISTRICT is a .chidu file or a folder.

  --area AREA    west,south,east,north in degrees, or the polygons of a file
  --for NAME     whose it is, as named in the records
  --expires DAY  last day on which it may be read, default 7 days after it was made (setting)
  --made DAY     day on which it is made, default today
  --out FILE     .chidu file to write
${COMMON}`,
      snapshot: `Usage: chidu snapshot DISTRICT --on DAY --audience A --out FILE [--known-at SEQ] [--title T] [--text T] [--before FILE]… [--id ID]

Freezes figures, map and words of a day as one self-contained file. What the audience may not see is not in it: of names the first character is left; no id number, phone, account, amount of a household, reporter or track; figures of fewer than 3 households are hidden, with those that they could be reckoned from. The same arguments always give the same bytes.

  --on DAY        as of this day
  --known-at SEQ  by the feed up to this change, default all of it
  --audience A    planner, leader or public
  --title, --text what stands above and beside it
  --before FILE   an earlier snapshot for the same audience, the oldest first, may be given several times: together they give nothing away either
  --id ID         of the snapshot, default reckoned from the arguments
  --out FILE      file to write
${COMMON}`,
      public: `Usage: chidu public DISTRICT --on DAY --out FOLDER [--known-at SEQ] [--title T] [--text T] [--before FILE]…
       chidu public SNAPSHOT --out FOLDER

Writes the statistics of a day as a page for everybody: index.html (Chinese), en.html (English) and the public snapshot that they are made from, snapshot.json. No script, nothing fetched, nothing of any household; small figures are not published.

  --on DAY        as of this day (not with a public snapshot as operand)
  --known-at SEQ  by the feed up to this change, default all of it
  --title, --text what stands above and beside the figures
  --before FILE   an earlier public snapshot, the oldest first, may be given several times: together they give nothing away either
  --out FOLDER    folder to write into
${COMMON}`,
      demo: `Usage: chidu demo [--parcels N] [--seed S] --out DISTRICT

Makes the fictional demo district (a .chidu file). The same arguments always give the same bytes.

  --parcels N    about how many parcels, default 8000
  --seed S       seed of chance
  --out FILE     file to write
${COMMON}`,
      begin: `Usage: chidu begin DISTRICT --admin LOGIN [--name NAME] [--database ADDRESS] [--data FOLDER]

Brings a district (.chidu) to a team's server, and makes its first administrator. The password is printed this once and must be changed at the first login.

  --admin LOGIN  the administrator's login
  --name NAME    as named in records, default the login
  --database A   postgresql://… or a folder of data; default DATABASE_URL, else DATA, else .data
  --data FOLDER  of packages and photos, default DATA, else .data
${COMMON}`,
      audit: `Usage: chidu audit PLACE

Proves, of every district of a server, the chain of its record and of its audit log, value by value. PLACE is a folder of data (.data), an address postgresql://…, or an audit log that was exported (.ndjson).

  --json         print one line of JSON (keys: docs/contracts/cli.md)
  --lang LANG    zh-CN or en; default from LC_ALL or LANG, else English
  --help         this text
Exit code 0: proven; 1: altered or cut; 2: nothing could be read.`,
      serve: `Usage: chidu serve [--client FOLDER] [--host HOST] [--port PORT]

Serves the built client (npm run build). HOST, PORT and ALLOWED_ORIGINS of the environment are honoured.

  --client FOLDER  the built client, default dist
  --help           this text`,
    },
    clock: {
      title: '{{track}}: {{event}} on {{on}}',
      period: '{{name}}: ends on {{end}} ({{certainty}}; {{article}})',
      otherwise: '  other reading: {{on}}; {{safe}} counts',
      blocks: '  not up to and with {{on}}: {{steps}}',
      verdict: '{{step}} on {{at}}: {{verdict}}',
      obstacle: '  {{code}}, until {{until}} ({{article}})',
      judged: {
        allowed: 'allowed',
        'too-early': 'too early',
        'too-late': 'too late',
        'wrong-executor': 'wrong executor',
        forbidden: 'forbidden',
      },
      between: ', ',
      none: 'No period runs from this event.',
      act: {
        'hearing-notice': 'notice of the hearing',
        decision: 'decision',
        service: 'service',
        'late-fee': 'late fee',
        'formal-demand': 'formal demand',
        'enforcement-decision': 'enforcement decision',
        'court-application': 'application to the court',
        'enforced-demolition': 'enforced demolition',
        'expropriation-decision': 'expropriation decision',
        'plan-published': 'publication of the plan',
        'agreement-signed': 'signing',
        announcement: 'announcement',
        demolition: 'demolition',
      },
      track: { planning: 'planning track', land: 'land track', state: 'state-owned land', collective: 'collective land' },
      certainty: { certain: 'certain', disputed: 'disputed', provisional: 'provisional: no holiday table' },
      event: {
        'case-opened': 'case opened',
        'notice-served': 'notice served',
        'hearing-held': 'hearing held',
        'decision-made': 'decision made',
        'decision-served': 'decision served',
        'decision-served-without-remedies': 'decision served, remedies not stated',
        'service-announced': 'service announced to the public',
        'review-filed': 'review filed',
        'review-accepted': 'review accepted',
        'review-decision-served': 'review decision served',
        'judgment-served': 'judgment served',
        'remedies-expired': 'remedies expired',
        'demand-served': 'demand served',
        'court-application-filed': 'application filed',
        'court-application-accepted': 'application accepted',
        'scope-fixed': 'scope fixed',
        'plan-published': 'plan published',
        'pre-announced': 'pre-announced',
        'approval-received': 'approval received',
        'expropriation-decision-announced': 'expropriation decision announced',
        'compensation-decision-served': 'compensation decision served',
        paid: 'paid',
      },
      name: {
        'decision-due': 'decision due',
        'hearing-request': 'request for a hearing',
        'hearing-announcement': 'hearing announced ahead',
        'service-due': 'service due',
        'fine-payment': 'payment of the fine',
        review: 'administrative review',
        suit: 'suit',
        'remedies-not-stated': 'remedies that were not stated',
        'service-by-announcement': 'counts as served after the announcement',
        'review-acceptance': 'acceptance of the review',
        'review-decision': 'decision on the review',
        'suit-after-review': 'suit after the review',
        appeal: 'appeal',
        'demand-unanswered': 'wait after the demand',
        'court-application-due': 'application to the court due',
        'court-acceptance': 'acceptance by the court',
        'court-ruling': 'ruling of the court',
        'freeze-ends': 'suspension of permits ends',
        'plan-comments': 'comments on the plan',
        'pre-announcement': 'pre-announcement posted',
        'plan-posting': 'plan posted',
        'announcement-due': 'announcement due',
        'demolition-due': 'demolition after payment due',
      },
    },
    progress: {
      reading: 'Reading {{file}}',
      writing: 'Writing {{file}}',
      measuring: 'Measuring {{file}}',
      overlaps: 'Measuring overlaps',
      auditing: 'proving {{district}}',
      proving: 'Proving the records of {{file}}',
      footprint: 'Measuring the footprint',
      checking: 'Checking by the rules',
      cutting: 'Cutting out the field package',
      generating: 'Making the district',
    },
    inspect: {
      file: '{{file}} ({{format}})',
      counts: '{{features, of(one: feature; more: features)}} ({{types}}), {{vertices, of(one: vertex; more: vertices)}}',
      crs: 'Coordinates in {{name}} ({{foundBy}})',
      plane: 'Gauss-Krüger plane, central meridian {{meridian}}°',
      encoding: 'Texts in {{name}}',
      statedArea:
        'Attribute area {{column}} ({{unit}}): {{what}}; {{agreeing}} of {{compared}} sampled agree, stated ÷ computed {{ratio}}',
      stated: {
        agrees: 'agrees with the computed',
        planar: 'is the planar area',
        ellipsoidal: 'is the ellipsoidal area',
        sphere: 'was computed on a sphere, which is no legal area',
        'web-mercator': 'is an area of the Web Mercator plane: too large, of no use',
        degrees: 'was computed from degrees, which is no area',
        'other-unit': 'is in another unit',
        stale: 'is not that of the shapes, most likely an old one',
        unexplained: 'differs from the computed for no reason known here',
      },
      layers: 'Layers (* read): {{names}}',
      totals: 'Total: planar {{planar}} m², ellipsoidal {{ellipsoidal}} m²',
      index: 'index',
      planar: 'planar m²',
      ellipsoidal: 'ellipsoidal m²',
      id: 'id',
      repaired: '(repaired)',
      notes: 'Notes:',
    },
    convert: {
      written: '{{file}} written ({{format}}): {{features, of(one: feature; more: features)}} in {{crs}} ({{code}})',
      renamed: 'field {{from}} → {{to}}',
      changed: 'Writing:',
    },
    crs: { box: '{{west}}–{{east}}° E, {{south}}–{{north}}° N' },
    overlap: {
      counts:
        '{{pairs, of(one: pair; more: pairs)}} over 0.01 m², {{over}} of them at least {{min}} m², on {{subjects, of(one: subject; more: subjects)}}',
      total: 'Overlap {{total}} m² ({{measure}}); union of CLIP {{union}} m²',
      repaired: '{{count, of(one: shape was repaired; more: shapes were repaired)}}',
      top: 'Largest overlaps:',
      pair: '  {{subject}} × {{clip}}  {{m2}} m²',
      notes: '{{file}}:',
      noUnion: 'not computed',
      refused: '{{file}}: {{count, of(one: polygon was left out; more: polygons were left out)}} ({{code}})',
      empty: '{{file}}: no polygon that can be measured',
      planar: 'planar',
      ellipsoidal: 'ellipsoidal',
    },
    footprint: {
      redLine: 'Red line {{name}}: {{m2}} m² ({{day}})',
      unresolved:
        'Unresolved {{m2}} m², {{plots, of(one: plot; more: plots)}}, {{cases}} of them open cases; {{resolved, of(one: plot; more: plots)}} resolved; claimed twice {{double}} m²',
    },
    check: {
      title: '{{on}}: {{count, of(one: finding; more: findings)}}',
      none: '{{on}}: the rules find nothing.',
      rule: '{{rule}} ({{code}}; {{severity}}): {{count}}',
      finding: '{{about}}: {{found}}{{accepted}}',
      accepted: ' (accepted on {{on}}: {{reason}})',
    },
    explain: {
      subject: '{{name}}',
      group: '{{title}}:',
      line: '  {{way}}: {{value}} (difference {{difference}})',
    },
    verify: {
      subject: '{{title}}: {{kind}} {{name}}, {{on}}',
      area: '  {{measure}} {{m2}} m²',
      sigma: '  {{measure}} {{m2}} m² ± {{sigma}}',
      code: 'Check code {{code}}',
      more: '  {{count}} more',
    },
    begin: {
      done: '{{name}} ({{district}}): {{changes, of(one: change is; more: changes are)}} on the server. Administrator {{login}}, first password {{password}}',
    },
    audit: {
      district: '{{name}} ({{district}})',
      feed: '  Record: {{links, of(one: change; more: changes)}}, {{erased}} with erased values: {{verdict}}',
      log: '  Audit log: {{links, of(one: event; more: events)}}, {{erased}} with erased persons: {{verdict}}',
      good: 'proven',
      none: 'There is no district.',
      fault: {
        'chain-gap': 'a place is missing at {{seq}}',
        'chain-broken': '{{seq}} does not follow the one before',
        'chain-altered': '{{seq}} is not what was recorded',
        'chain-short': 'the end is missing from {{seq}}',
      },
    },
    container: {
      outbox: '{{file}}: outbox of {{name}}, from device {{device}}, written {{at}}',
      holds:
        'Records: {{records}} (changes: {{changes}}), photo files: {{photos}}; recorded on the district as far as change {{seq}}',
      district: '{{file}}: district {{name}}, changes: {{changes}}, packages: {{packages}}, photo files: {{photos}}',
      missing: 'Photo files that are on record and did not come along: {{count}}',
      head: 'Record up to no. {{seq}}, check code {{hash}}',
      proven: 'Every hash agrees.',
      warning: {
        'erased-fixes-held':
          '{{file}} says that the fixes of {{patrols, of(one: patrol; more: patrols)}} are erased, and still holds them. Delete this file and use one that is exported anew.',
        'clock-set-back':
          'In {{file}} change {{seq}} says that it was accepted at {{accepted_at}}, and stands behind one of {{after}} (changes of this kind: {{changes}}): a clock was set back. The order is that of the chain; ask who recorded them, and on which day.',
        'fixes-overdue':
          '{{file}} holds fixes of {{patrols, of(one: patrol; more: patrols)}} beyond their {{days, of(one: day; more: days)}} (the oldest of {{oldest_on}}). If the office erased them, this copy is from before: delete it too. If not, erase them under “Office rules” and export anew.',
      },
    },
    snapshot: {
      written:
        'Wrote {{file}}: as of {{on}}, by change {{seq}}, for {{audience}}; {{cells, of(one: figure; more: figures)}}, {{hidden}} of them hidden; {{plots, of(one: plot; more: plots)}}, {{bytes}} bytes',
      hash: 'SHA-256 of the file {{sha256}}',
      subject: 'Snapshot “{{title}}”: {{district}}, as of {{on}}, by change {{seq}}, for {{audience}}',
      good: 'It is what was frozen, to the byte. Whether this office published it, the hash of the file on record tells.',
      bad: 'It is not what was frozen, in places: {{count}}',
      finding: {
        'not-json': 'not readable at {{place}}',
        'not-canonical': 'written otherwise at {{place}}',
        'format-unknown': 'format “{{stated}}” is not known',
        malformed: '{{place}} is missing or of another kind',
        'part-altered': '{{place}} was altered',
        'sha256-differs': 'the hash over everything differs',
        'not-as-recorded': 'not the file that is on record',
      },
    },
    public: {
      written:
        'Wrote {{folder}}: as of {{on}}, by change {{seq}}; {{cells, of(one: figure; more: figures)}}, {{hidden}} of them not published',
    },
    package: {
      written:
        'Wrote {{file}}: for {{for}}, {{km2}} km², {{parcels, of(one: parcel; more: parcels)}}, {{redLines, of(one: red line; more: red lines)}}, {{sightings, of(one: report; more: reports)}}, {{cases, of(one: case; more: cases)}}, until {{expiresOn}}, {{bytes}} bytes',
      leftOut: 'Records left out: {{count}} ({{code}})',
    },
    demo: {
      written:
        'Wrote {{file}}: {{parcels, of(one: parcel; more: parcels)}}, {{redLines, of(one: red line; more: red lines)}}, {{changes, of(one: record; more: records)}}, {{bytes}} bytes',
    },
  },
  note: {
    'beyond-plane': 'Far from the plane’s origin, measured in planes of their own: {{count}}',
    'not-admitted': 'Too large for any plane, ellipsoidal area straight from degrees, unchecked: {{count}}',
    'encloses-pole': 'Round a pole or the whole Earth, with an inside that is not said: {{count}}, without an area',
    'id-clipped': 'Ids of more than 1 000 characters, of which the beginning is shown: {{count}}',
    'not-measured': 'Not measurable: {{count}}',
    'outside-plane': 'Farther than 3° from the meridian, without a planar area: {{count}}',
    'meridian-not-own': 'Farther than 3° from the meridian of the source’s system; the nearest 3° meridian was taken',
  },
  error: {
    'database-missing': '{{detail}}',
    'database-unreachable': '{{detail}}',
    'database-locked': '{{detail}}',
    'database-too-old': '{{detail}}',
    'database-newer': '{{detail}}',
    'option-login': '{{option}} is “{{value}}”, which is no login.',
    'begin-field-package': 'This is a field package, one person’s part of a district. Bring the whole district.',
    'district-known': 'The server has this district already.',
    'audit-unreadable': 'Line {{line}} is no event of an audit log.',
    'command-unknown': 'There is no command {{command}}; there are: {{commands}}. See chidu --help.',
    'plane-differs':
      'The plane in district.json is not that of the records: altered. Get the file from a backup or its source again.',
    'too-many-pairs':
      'More than {{most}} pairs overlap: are shapes in the file many times over? Withdraw the copies, or split it.',
    'option-unknown': 'There is no option {{option}}; see --help.',
    'option-twice': 'Option {{option}} may be given once.',
    'option-flag': 'Option {{option}} takes no value.',
    'option-without-value': 'Option {{option}} needs a value.',
    'option-choice': 'Option {{option}} cannot be {{value}}; choose from: {{choices}}.',
    'option-number': 'Option {{option}} is {{value}}; it must be a number, 0 or more.',
    'option-count': 'Option {{option}} is {{value}}; it must be a whole number, 0 or more.',
    'option-shift': 'Option {{option}} is {{value}}, which is not seven or four numbers with commas between.',
    'crs-contradicts': 'The coordinate system is described in two ways that differ ({{crs}}). Say which with --crs.',
    'crs-unsure': 'The coordinate system is not certain (coordinates such as {{example}}). Say it with --crs.',
    'crs-unverified-datum':
      'The datum of “{{crs}}” has no public shift. Give its parameters with --shift, or accept with --unverified that the position may be off by about 100 m.',
    'known-at-ahead': 'The feed ends with change {{last}}; there is no {{seq}}.',
    'before-altered': '{{file}} is not an intact snapshot.',
    'before-other-audience': '{{file}} is not a snapshot for {{audience}}.',
    'picture-unreadable': 'Picture {{n}} is not an intact JPEG, PNG or WebP.',
    'option-day': 'Option {{option}} is {{value}}, which is no day; write it like 2026-11-20.',
    'option-area':
      'The value {{value}} of {{option}} is no area: west,south,east,north in degrees, west below east and south below north.',
    'area-without-polygon': 'The file holds no polygon that could be an area.',
    'snapshot-altered': '{{file}} is not what was frozen: it is not published.',
    'snapshot-not-public': 'This snapshot is for {{audience}}: only one for the public becomes a public page.',
    'option-missing': 'Option {{option}} is missing.',
    'operand-missing': '{{operand}} is missing; see --help.',
    'operand-surplus': 'Unexpected argument {{operand}}; see --help.',
    'option-sha256': 'Option {{option}} is {{value}}; it must have at least 16 hexadecimal digits.',
    'certificate-missing': 'There is no area certificate in it.',
    'certificate-unreadable': 'The area certificate is incomplete or damaged ({{place}}).',
    'certificate-format-unknown': 'This version of area certificates is not known ({{place}}).',
    'file-missing': 'There is no such file.',
    'file-unreadable': 'Reading is not permitted.',
    'file-unwritable': 'It cannot be written.',
    'file-is-folder': 'This is a folder, not a file.',
    'file-not-regular': 'This is not a regular file.',
    'file-exists': 'It exists already; choose another name, or delete it first.',
    'folder-missing': 'There is no such folder.',
    'demo-parcels-out-of-range': 'Option --parcels is {{parcels}}; it must be from {{least}} to {{most}}.',
    fallback: 'Something went wrong ({{code}}).',
    internal: 'Internal error ({{detail}}).',
    'district-missing': 'There are no settings of a district in it.',
    'package-missing': 'The data of the layer “{{layer}}” is missing.',
    'disk-full': 'The disk is full.',
    'outside-plane': 'Farther than 3° from the meridian {{meridian}}° there is no planar area; use --measure ellipsoidal.',
    'memory-exhausted': 'There is not enough memory for a file of this size.',
    'feature-not-found': 'There is no shape {{id}}.',
    'feature-without-area': 'Shape {{id}} has no area.',
    'unit-not-found': 'There is no zone, township or village {{id}}; there are: {{known}}.',
    'red-line-not-found': 'The district has no red line {{id}}; it has: {{known}}.',
    'red-line-not-in-force': 'On {{day}} the red line {{id}} was not yet drawn.',
    'not-built': '{{detail}}',
    'port-invalid': '{{detail}}',
    'port-taken': '{{detail}}',
    'host-unknown': '{{detail}}',
    'listen-failed': '{{detail}}',
  },
};
