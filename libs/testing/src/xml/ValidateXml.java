import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Validates documents against a schema with the validator of the JDK: a line for each fault, and an exit code of 1 when there is one. */
public class ValidateXml {
  public static void main(String[] files) throws Exception {
    SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    Validator validator = factory.newSchema(new File(files[0])).newValidator();
    int[] faults = {0};
    for (int i = 1; i < files.length; i++) {
      String file = files[i];
      validator.setErrorHandler(new ErrorHandler() {
        public void warning(SAXParseException fault) { said(fault); }
        public void error(SAXParseException fault) { said(fault); }
        public void fatalError(SAXParseException fault) { said(fault); }
        private void said(SAXParseException fault) {
          faults[0]++;
          System.out.println(new File(file).getName() + ":" + fault.getLineNumber() + ": " + fault.getMessage());
        }
      });
      try {
        validator.validate(new StreamSource(new File(file)));
      } catch (SAXParseException stopped) {
        // said above
      }
    }
    System.exit(faults[0] == 0 ? 0 : 1);
  }
}
