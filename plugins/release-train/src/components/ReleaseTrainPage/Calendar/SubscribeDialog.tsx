import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import type { Train } from '@signalbox/backstage-plugin-release-train-common';
import { useCreateFeed } from '../../../queries/feedMutations';
import { useFeeds } from '../../../queries/trainQueries';
import { useWords } from '../../../translation/useWords';
import { RefusalNotice } from '../../shared/ErrorNotice';
import { Reading } from '../../shared/Panel';
import { Choice } from '../Choice';
import { FeedAddress } from './FeedAddress';
import { FeedList } from './FeedList';

/** Makes an address for a calendar program, shows it once, and lists the reader's feeds. */
export const SubscribeDialog = (props: {
  open: boolean;
  trains: readonly Train[];
  onClose: () => void;
}) => {
  const { t } = useWords();
  const titleId = useId();
  const [train, setTrain] = useState(props.trains[0].id);
  const feeds = useFeeds(props.open);
  const create = useCreateFeed();
  const close = () => {
    create.reset();
    props.onClose();
  };
  return (
    <Dialog
      open={props.open}
      onClose={close}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>{t('calendar.subscribeTitle')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" paragraph>
          {t('calendar.subscribeWhy')}
        </Typography>
        <Box display="flex" flexWrap="wrap" alignItems="flex-end" gridGap={16}>
          <Choice
            label={t('page.train')}
            value={train}
            options={props.trains.map(({ id }) => ({ value: id, label: id }))}
            onChange={setTrain}
          />
          <Button
            variant="contained"
            color="primary"
            aria-disabled={create.isPending}
            onClick={() => {
              if (!create.isPending) create.mutate(train);
            }}
          >
            {t('calendar.make')}
          </Button>
        </Box>
        {create.error && (
          <Box mt={2}>
            <RefusalNotice
              error={create.error}
              label={t('calendar.subscribeTitle')}
            />
          </Box>
        )}
        {create.data?.url && <FeedAddress url={create.data.url} />}
        <Box mt={3}>
          <Typography variant="subtitle1" component="h3">
            {t('calendar.yours')}
          </Typography>
          <Reading query={feeds} lines={2}>
            {({ items }) => <FeedList feeds={items} trains={props.trains} />}
          </Reading>
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={close}>{t('common.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
