import { configApiRef, useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';
import { Logo } from './Logo';

const useStyles = makeStyles(theme => ({
  page: {
    boxSizing: 'border-box',
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    padding: theme.spacing(6, 2),
    backgroundColor: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  column: {
    width: '100%',
    maxWidth: 480,
  },
  title: {
    display: 'flex',
    alignItems: 'center',
    marginBottom: theme.spacing(3),
  },
  logo: {
    width: 32,
    height: 48,
    marginRight: theme.spacing(2),
  },
  name: {
    margin: 0,
  },
}));

/** The frame of what is seen before anybody is signed in. */
export function SignInLayout({ children }: PropsWithChildren<{}>) {
  const classes = useStyles();
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Signalbox';
  return (
    <main className={classes.page}>
      <div className={classes.column}>
        <div className={classes.title}>
          <Logo className={classes.logo} />
          <Typography variant="h3" component="h1" className={classes.name}>
            {title}
          </Typography>
        </div>
        {children}
      </div>
    </main>
  );
}
