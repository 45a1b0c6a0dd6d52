import { useState } from 'react';
import Typography from '@material-ui/core/Typography';
import { useFeeds } from '../../../queries/queries';
import { useWords } from '../../../translation/useWords';
import { FeedList } from '../../Dialogs/FeedList';
import { FeedsDialog } from '../../Dialogs/FeedsDialog';
import { Button } from '../../shared/Button';
import { Panel, Reading } from '../../shared/Panel';

/** The reader's calendar feeds, and how to get one. */
export const MyFeeds = () => {
  const { t } = useWords();
  const [making, setMaking] = useState(false);
  const feeds = useFeeds(true);
  return (
    <Panel name={t('myFeeds.region')} title={t('myFeeds.region')}>
      <Typography variant="body2" paragraph>
        {t('myFeeds.why')}{' '}
        <Button size="small" variant="outlined" onClick={() => setMaking(true)}>
          {t('myFeeds.make')}
        </Button>
      </Typography>
      <Reading query={feeds} lines={2}>
        {({ items }) => <FeedList feeds={items} />}
      </Reading>
      {making && <FeedsDialog onClose={() => setMaking(false)} />}
    </Panel>
  );
};
