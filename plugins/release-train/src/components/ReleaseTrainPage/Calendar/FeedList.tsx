import { useRef } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  Feed,
  Train,
} from '@signalbox/backstage-plugin-release-train-common';
import { useRevokeFeed } from '../../../queries/feedMutations';
import { TeamZoneProvider } from '../../../time/TeamZone';
import { useWords } from '../../../translation/useWords';
import { Instant, RelativeTime } from '../../shared/Instant';
import { useMessages } from '../../shared/Messages';

/** The reader's feeds, each of which can be revoked. */
export const FeedList = (props: {
  feeds: readonly Feed[];
  trains: readonly Train[];
}) => {
  const { t } = useWords();
  const { show } = useMessages();
  const revoke = useRevokeFeed();
  const list = useRef<HTMLDivElement>(null);
  const take = (feed: Feed) => {
    const { train } = feed;
    revoke.mutate(feed.id, {
      onSuccess: () => {
        show({ text: t('calendar.revoked', { train }) });
        // The button that had the focus is gone.
        list.current?.focus();
      },
      onError: ({ message }) =>
        show({ text: t('calendar.revokeFailed', { message }) }),
    });
  };
  return (
    <div ref={list} tabIndex={-1} style={{ outline: 'none' }}>
      {props.feeds.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {t('calendar.noFeeds')}
        </Typography>
      )}
      <ul
        aria-label={t('calendar.yours')}
        style={{ listStyle: 'none', margin: 0, padding: 0 }}
      >
        {props.feeds.map(feed => (
          <TeamZoneProvider
            key={feed.id}
            value={
              props.trains.find(({ id }) => id === feed.train)?.timeZone ??
              'UTC'
            }
          >
            <li>
              <Box
                display="flex"
                flexWrap="wrap"
                alignItems="center"
                gridGap={8}
                justifyContent="space-between"
              >
                <Typography variant="body2" component="span">
                  {feed.train} · {t('calendar.made')}{' '}
                  <Instant value={feed.createdAt} style="date" /> ·{' '}
                  {feed.usedAt ? (
                    <>
                      {t('calendar.used')} <RelativeTime value={feed.usedAt} />
                    </>
                  ) : (
                    t('calendar.neverUsed')
                  )}
                </Typography>
                <Button
                  size="small"
                  aria-label={t('calendar.revokeLabel', { train: feed.train })}
                  onClick={() => take(feed)}
                >
                  {t('calendar.revoke')}
                </Button>
              </Box>
            </li>
          </TeamZoneProvider>
        ))}
      </ul>
    </div>
  );
};
