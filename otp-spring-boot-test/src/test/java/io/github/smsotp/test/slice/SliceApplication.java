package io.github.smsotp.test.slice;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application whose gateway and numbers are components, which slices leave out.
 */
@SpringBootApplication
class SliceApplication {

}
