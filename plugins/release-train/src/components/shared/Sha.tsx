/* eslint-disable jsx-a11y/no-noninteractive-tabindex -- the full sha is shown on focus too */
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { Link } from '@backstage/core-components';
import { shortSha } from '@signalbox/backstage-plugin-release-train-common';
import { useWords } from '../../translation/useWords';
import { copyText } from './copyText';
import { useMessages } from './Messages';

const useStyles = makeStyles(theme => ({
  root: { whiteSpace: 'nowrap' },
  sha: { fontFamily: 'monospace', fontSize: '0.95em' },
  copy: { padding: theme.spacing(0.5), marginLeft: theme.spacing(0.25) },
  icon: { fontSize: '0.875rem' },
}));

/** The first seven digits of a sha, linked where there is a link; the whole on hover and focus. */
export const Sha = (props: { sha: string; url?: string; copy?: boolean }) => {
  const classes = useStyles();
  const { t } = useWords();
  const { show } = useMessages();
  const short = shortSha(props.sha);
  return (
    <span className={classes.root}>
      <Tooltip title={props.sha}>
        {props.url ? (
          <Link to={props.url} underline="always" className={classes.sha}>
            {short}
          </Link>
        ) : (
          <span tabIndex={0} className={classes.sha}>
            {short}
          </span>
        )}
      </Tooltip>
      {props.copy && (
        <IconButton
          className={classes.copy}
          aria-label={t('common.copySha', { sha: short })}
          onClick={async () =>
            show({
              text: (await copyText(props.sha))
                ? t('common.copied')
                : t('common.copyFailed'),
            })
          }
        >
          <CopyIcon className={classes.icon} />
        </IconButton>
      )}
    </span>
  );
};
