import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { copyText } from '../shared/copyText';

/** The address of a new feed, which is shown this once. */
export const FeedAddress = (props: { url: string }) => {
  const { t } = useWords();
  const id = useId();
  const [copied, setCopied] = useState<boolean>();
  return (
    <Box mt={2}>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={8}>
        <TextField
          id={id}
          label={t('feedsDialog.address')}
          value={props.url}
          variant="outlined"
          size="small"
          style={{ flex: '1 1 240px' }}
          InputProps={{ readOnly: true }}
          onFocus={event => event.target.select()}
        />
        <Button
          variant="outlined"
          onClick={async () => setCopied(await copyText(props.url))}
        >
          {t('feedsDialog.copy')}
        </Button>
      </Box>
      <Typography variant="body2" color="textSecondary">
        {t('feedsDialog.once')}
      </Typography>
      <Typography variant="body2" role="status">
        {copied === true && t('common.copied')}
        {copied === false && t('common.copyFailed')}
      </Typography>
    </Box>
  );
};
