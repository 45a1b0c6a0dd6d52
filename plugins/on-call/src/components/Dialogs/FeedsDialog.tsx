import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import type { CalendarFeedRequest } from '../../api/OnCallApi';
import { useFeeds } from '../../queries/queries';
import { useAct } from '../../queries/useRead';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { RefusalNotice } from '../shared/ErrorNotice';
import { Reading } from '../shared/Panel';
import { FeedAddress } from './FeedAddress';
import { FeedList } from './FeedList';
import { SelectField } from './SelectField';

/** Makes an address for a calendar program, shows it once, and lists the reader's feeds. */
export const FeedsDialog = (props: {
  /** Id of the rotation; without it only a feed of the reader's own shifts can be made. */
  rotation?: string;
  onClose: () => void;
}) => {
  const { t } = useWords();
  const titleId = useId();
  const { rotation, onClose } = props;
  const [kind, setKind] = useState<CalendarFeedRequest['kind']>(
    rotation ? 'rotation' : 'person',
  );
  const feeds = useFeeds(true);
  const create = useAct((api, request: CalendarFeedRequest) =>
    api.createFeed(request),
  );
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>{t('feedsDialog.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" paragraph>
          {t('feedsDialog.why')}
        </Typography>
        <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
          <Box flex="1 1 240px">
            <SelectField
              label={t('feedsDialog.kind')}
              value={kind}
              options={[
                ...(rotation
                  ? [
                      {
                        value: 'rotation',
                        label: t('feedsDialog.rotation', { rotation }),
                      },
                    ]
                  : []),
                { value: 'person', label: t('feedsDialog.person') },
              ]}
              onChange={value => setKind(value as CalendarFeedRequest['kind'])}
            />
          </Box>
          <Button
            variant="contained"
            color="primary"
            aria-disabled={create.isPending}
            onClick={() => {
              if (create.isPending) return;
              create.mutate(
                kind === 'rotation' ? { kind, rotation } : { kind },
              );
            }}
          >
            {t('feedsDialog.make')}
          </Button>
        </Box>
        {create.error && (
          <RefusalNotice error={create.error} label={t('feedsDialog.title')} />
        )}
        {create.data?.url && <FeedAddress url={create.data.url} />}
        <Box mt={3}>
          <Typography variant="subtitle1" component="h3">
            {t('feedsDialog.yours')}
          </Typography>
          <Reading query={feeds} lines={2}>
            {({ items }) => <FeedList feeds={items} />}
          </Reading>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
