import org.verapdf.cli.VeraPdfCli;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;

/** Runs veraPDF on files with its own words of the command line. */
public class ValidatePdf {
  public static void main(String[] words) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    VeraPdfCli.main(words);
  }
}
