import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { CalendarFeed } from '@signalbox/backstage-plugin-on-call-common';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { Instant, RelativeTime } from '../shared/Instant';
import { useMessages } from '../shared/Messages';

/** The reader's feeds, each of which can be revoked. */
export const FeedList = (props: { feeds: readonly CalendarFeed[] }) => {
  const { t } = useWords();
  const { show } = useMessages();
  const list = useRef<HTMLDivElement>(null);
  const revoke = useAct((api, feedId: string) => api.revokeFeed(feedId));
  const nameOf = ({ kind, rotation = '' }: CalendarFeed) =>
    kind === 'person'
      ? t('feedsDialog.person')
      : t('feedsDialog.rotation', { rotation });
  const take = (feed: CalendarFeed) =>
    revoke.mutate(feed.id, {
      onSuccess: () => {
        show({ text: t('feedsDialog.revoked') });
        // The button that had the focus is gone.
        list.current?.focus();
      },
      onError: ({ message }) =>
        show({ text: t('feedsDialog.revokeFailed', { message }) }),
    });
  return (
    <div ref={list} tabIndex={-1} style={{ outline: 'none' }}>
      {props.feeds.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          {t('feedsDialog.none')}
        </Typography>
      ) : (
        <ul
          aria-label={t('feedsDialog.yours')}
          style={{ listStyle: 'none', margin: 0, padding: 0 }}
        >
          {props.feeds.map(feed => (
            <li key={feed.id}>
              <Box
                display="flex"
                flexWrap="wrap"
                alignItems="center"
                justifyContent="space-between"
                gridGap={8}
              >
                <Typography variant="body2" component="span">
                  {nameOf(feed)} · {t('feedsDialog.made')}{' '}
                  <Instant value={feed.createdAt} style="date" /> ·{' '}
                  {feed.usedAt ? (
                    <>
                      {t('feedsDialog.used')}{' '}
                      <RelativeTime value={feed.usedAt} />
                    </>
                  ) : (
                    t('feedsDialog.neverUsed')
                  )}
                </Typography>
                <Button
                  size="small"
                  aria-label={t('feedsDialog.revokeLabel', {
                    feed: nameOf(feed),
                  })}
                  onClick={() => take(feed)}
                >
                  {t('feedsDialog.revoke')}
                </Button>
              </Box>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
