import { ActionIcon, Button, Menu, Modal, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconBookmarkPlus, IconDots, IconLink, IconTrash } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadSavedViews, removeView, saveView, type SavedView, useSavedViews } from '../../../state/saved-views.ts';
import { services } from '../../../state/services.ts';
import { shownDay, useSession } from '../../../state/session.ts';
import { useView } from '../../../state/view.ts';
import { useFailureText } from '../../district-map/use-failure-text.ts';

/**
 * The link of what is on screen, and ways of looking that were kept under a name. Where the bar has no room, what else belongs
 * into its menu comes `before`.
 */
export function ViewsMenu({ before }: { before?: ReactNode }) {
  const { t } = useTranslation();
  const label = t(before ? 'app.more' : 'views.title');
  const { history } = useRouter();
  const { views, notKept } = useSavedViews();
  const district = useSession((s) => s.summary?.district.id);
  const [open, setOpen] = useState(false);
  const failureText = useFailureText();
  const [naming, setNaming] = useState(false);
  useEffect(() => {
    if (district) void loadSavedViews(district);
  }, [district]);
  useEffect(() => {
    if (notKept) notifications.show({ color: 'orange', message: t('views.notKept', { reason: failureText(notKept) }) });
  }, [notKept, t, failureText]);
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      notifications.show({ message: t('views.copied') });
    } catch {
      notifications.show({ color: 'orange', autoClose: 20_000, message: t('views.copyFailed', { link: location.href }) });
    }
  };
  const remove = (view: SavedView) => {
    void removeView(view.id);
    notifications.show({
      id: `view-${view.id}`,
      message: (
        <span className="undo-notice">
          {t('views.removed', { name: view.name })}
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              void saveView(view);
              notifications.hide(`view-${view.id}`);
            }}
          >
            {t('app.undo')}
          </Button>
        </span>
      ),
    });
  };
  return (
    <>
      <Menu position="bottom-end" width={300} withinPortal onChange={setOpen}>
        <Menu.Target>
          <Tooltip label={label} disabled={open}>
            <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label}>
              {before ? <IconDots size={20} /> : <IconBookmark size={20} />}
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          {before}
          {before && <Menu.Divider />}
          <Menu.Item leftSection={<IconLink size={18} aria-hidden />} onClick={() => void copyLink()}>
            {t('views.copyLink')}
          </Menu.Item>
          <Menu.Item leftSection={<IconBookmarkPlus size={18} aria-hidden />} onClick={() => setNaming(true)}>
            {t('views.save')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Label>{views.length === 0 ? t('views.none') : t('views.saved')}</Menu.Label>
          {views.map((view) => (
            <div key={view.id} className="saved-view">
              <Menu.Item onClick={() => history.push(`${history.location.pathname}${view.search}`)}>{view.name}</Menu.Item>
              <Menu.Item
                className="saved-view__remove"
                closeMenuOnClick={false}
                aria-label={t('views.remove', { name: view.name })}
                onClick={() => remove(view)}
              >
                <IconTrash size={16} aria-hidden />
              </Menu.Item>
            </div>
          ))}
        </Menu.Dropdown>
      </Menu>
      <SaveViewDialog opened={naming} onClose={() => setNaming(false)} />
    </>
  );
}

function SaveViewDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const { history } = useRouter();
  const names = useSavedViews((s) => s.views.map(({ name }) => name).join('\n'));
  const summary = useSession((s) => s.summary);
  const on = useView((s) => s.on);
  const [name, setName] = useState('');
  const wanted = name.trim();
  const replaces = names.split('\n').includes(wanted);
  const [keeping, setKeeping] = useState(false);
  // Said to be kept, and closed, only when it is: a district that is being written at the same moment makes it wait.
  const keep = async () => {
    setKeeping(true);
    const kept = await saveView({ id: services().ids.next(), name: wanted, search: history.location.search });
    if (kept) notifications.show({ message: t('views.kept', { name: wanted }) });
    setKeeping(false);
    setName('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('views.save')} centered closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!keeping) void keep();
        }}
      >
        <TextInput
          data-autofocus
          label={t('views.name')}
          description={t(on ? 'views.ofDay' : 'views.ofLatest', { day: shownDay(on, summary) })}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {replaces && <p className="warning">{t('views.replaces')}</p>}
        <Button type="submit" disabled={wanted === ''} loading={keeping}>
          {t('views.save')}
        </Button>
      </form>
    </Modal>
  );
}
