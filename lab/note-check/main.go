// Opens a checkpoint as other people's libraries do: golang.org/x/mod/sumdb/note for the log's signature, transparency-dev/formats for the
// cosignature. `note-check LOG_VKEY WITNESS_VKEY < checkpoint` prints how many signatures hold; `note-check -cosign NAME < checkpoint` co-signs one with
// a new key and prints its verifier key and the note.
package main

import (
	"crypto/rand"
	"fmt"
	"io"
	"os"

	f_note "github.com/transparency-dev/formats/note"
	"golang.org/x/mod/sumdb/note"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil && len(os.Args) == 3 && os.Args[1] == "-cosign" {
		err = cosign(os.Args[2], text)
	} else if err == nil {
		err = open(os.Args[1], os.Args[2], text)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func open(logKey, witnessKey string, text []byte) error {
	log, err := note.NewVerifier(logKey)
	if err != nil {
		return err
	}
	witness, err := f_note.NewVerifierForCosignatureV1(witnessKey)
	if err != nil {
		return err
	}
	opened, err := note.Open(text, note.VerifierList(log, witness))
	if err != nil {
		return err
	}
	fmt.Printf("%d %d\n", len(opened.Sigs), len(opened.UnverifiedSigs))
	return nil
}

func cosign(name string, text []byte) error {
	secret, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return err
	}
	vkey, err := f_note.VKeyToCosignatureV1(public)
	if err != nil {
		return err
	}
	signer, err := f_note.NewSignerForCosignatureV1(secret)
	if err != nil {
		return err
	}
	signed, err := note.Sign(&note.Note{Text: bodyOf(text)}, signer)
	if err != nil {
		return err
	}
	fmt.Printf("%s\n%s", vkey, signed)
	return nil
}

func bodyOf(text []byte) string {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '\n' && text[i+1] == '\n' {
			return string(text[:i+1])
		}
	}
	return string(text)
}
