import { openPage } from './open-page.ts';

// Whatever the file holds behind this program is looked at too.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => openPage(document));
else openPage(document);
