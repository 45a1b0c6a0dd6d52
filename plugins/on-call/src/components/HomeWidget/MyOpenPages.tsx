import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useMe } from '../../queries/useMe';
import { LIVE, useRead } from '../../queries/useRead';
import { keys } from '../../queries/keys';
import { useTabLink } from '../../routing';
import { useWords } from '../../translation/useWords';
import { ReadError } from '../shared/ErrorNotice';
import { plainList } from '../shared/plainList';
import { RelativeTime } from '../shared/Instant';
import { StandingChip } from '../shared/StandingChip';
import { pagesFor } from './myPages';

/** The pages that ring for the reader, before everything else; nothing while there are none. */
export const MyOpenPages = () => {
  const { t } = useWords();
  const tabLink = useTabLink();
  const me = useMe();
  const pages = useRead({
    queryKey: keys.of('open-pages'),
    every: LIVE,
    read: api => api.listPages({ state: 'open', limit: 100 }),
  });
  const mine = pagesFor(pages.data?.items ?? [], me);
  return (
    <>
      {pages.error && (
        <ReadError error={pages.error} onRetry={() => pages.refetch()} />
      )}
      {mine.length > 0 && (
        <Box mb={1}>
          <ul style={plainList} aria-label={t('widget.pages')}>
            {mine.map(page => (
              <Typography key={page.id} component="li" variant="body2">
                <StandingChip
                  standing="bad"
                  label={
                    <>
                      {page.entityRef ? (
                        <Link to={tabLink(page.entityRef)} underline="always">
                          {t('widget.page', { title: page.title })}
                        </Link>
                      ) : (
                        t('widget.page', { title: page.title })
                      )}{' '}
                      · <RelativeTime value={page.openedAt} />
                    </>
                  }
                />
              </Typography>
            ))}
          </ul>
        </Box>
      )}
    </>
  );
};
