// Command peers-go is one party of the bench that drives NATS through its Go client. It speaks the bench's party protocol
// (bench/lib/party-messages.ts): a JSON command a line on stdin, a JSON answer a line on stdout.
package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

const (
	stream          = "bench"
	keptMessages    = 300_000
	acksPendingMax  = 4_096
	pullMessagesMax = 4_000
)

type command struct {
	Do           string  `json:"do"`
	Role         string  `json:"role"`
	Peer         string  `json:"peer"`
	Topic        string  `json:"topic"`
	ProgressPath string  `json:"progressPath"`
	Connections  int     `json:"connections"`
	Every        int64   `json:"every"`
	Bytes        int     `json:"bytes"`
	ForMs        float64 `json:"forMs"`
	Window       int64   `json:"window"`
	Address      struct {
		Port int `json:"port"`
	} `json:"address"`
}

type answer map[string]any

type party struct {
	received atomic.Int64
	every    atomic.Int64
	seen     atomic.Int64
	progress net.Conn
	nc       *nats.Conn
	js       jetstream.JetStream
	topic    string
}

func (p *party) took() {
	n := p.received.Add(1)
	if every := p.every.Load(); every > 0 && n%every == 0 && p.progress != nil {
		var word [4]byte
		binary.LittleEndian.PutUint32(word[:], uint32(n))
		p.progress.Write(word[:])
	}
}

func (p *party) connect(c command) error {
	nc, err := nats.Connect(fmt.Sprintf("nats://127.0.0.1:%d", c.Address.Port))
	if err != nil {
		return err
	}
	p.nc, p.topic = nc, c.Topic
	if c.Peer == "jetstream-go" {
		p.js, err = jetstream.New(nc, jetstream.WithPublishAsyncMaxPending(acksPendingMax))
	}
	return err
}

func (p *party) subscribe(c command) error {
	if p.js == nil {
		for i := 0; i < max(1, c.Connections); i++ {
			if i > 0 {
				if err := p.connect(c); err != nil {
					return err
				}
			}
			handler := func(*nats.Msg) { p.took() }
			if i > 0 {
				handler = func(*nats.Msg) {}
			}
			subscription, err := p.nc.Subscribe(p.topic, handler)
			if err != nil {
				return err
			}
			subscription.SetPendingLimits(-1, -1)
			if err := p.nc.Flush(); err != nil {
				return err
			}
		}
		return nil
	}
	ctx := context.Background()
	made, err := p.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name: stream, Subjects: []string{p.topic}, Storage: jetstream.FileStorage, MaxMsgs: keptMessages, MaxBytes: 2e9,
	})
	if err != nil {
		return err
	}
	consumer, err := made.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverNewPolicy})
	if err != nil {
		return err
	}
	_, err = consumer.Consume(func(jetstream.Msg) { p.took() }, jetstream.PullMaxMessages(pullMessagesMax))
	return err
}

func (p *party) listenForProgress(path string) error {
	listener, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	go func() {
		for {
			socket, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				var word [4]byte
				for {
					if _, err := io.ReadFull(socket, word[:]); err != nil {
						return
					}
					p.seen.Store(int64(binary.LittleEndian.Uint32(word[:])))
				}
			}()
		}
	}()
	return nil
}

func (p *party) open(c command) (answer, error) {
	if err := p.connect(c); err != nil {
		return nil, err
	}
	if c.Role == "publish" {
		return answer{}, p.listenForProgress(c.ProgressPath)
	}
	if err := p.subscribe(c); err != nil {
		return nil, err
	}
	progress, err := net.Dial("unix", c.ProgressPath)
	p.progress = progress
	return answer{}, err
}

// flood sends for a while, never more than a window ahead of the subscriber.
func (p *party) flood(c command) (answer, error) {
	payload := make([]byte, c.Bytes)
	end := time.Now().Add(time.Duration(c.ForMs * float64(time.Millisecond)))
	p.seen.Store(0)
	var sent int64
	for time.Now().Before(end) {
		if sent-p.seen.Load() >= c.Window {
			p.nc.Flush()
			time.Sleep(20 * time.Microsecond)
			continue
		}
		for i := 0; i < 64; i++ {
			if p.js != nil {
				if _, err := p.js.PublishAsync(p.topic, payload); errors.Is(err, jetstream.ErrTooManyStalledMsgs) {
					break
				} else if err != nil {
					return nil, err
				}
			} else if err := p.nc.Publish(p.topic, payload); err != nil {
				return nil, err
			}
			sent++
		}
	}
	if p.js != nil {
		select {
		case <-p.js.PublishAsyncComplete():
		case <-time.After(20 * time.Second):
			return nil, errors.New("acknowledgements did not come")
		}
	}
	return answer{"sent": sent}, p.nc.Flush()
}

func (p *party) obey(c command) (answer, error) {
	switch c.Do {
	case "open":
		return p.open(c)
	case "arm":
		p.received.Store(0)
		p.every.Store(c.Every)
		return answer{}, nil
	case "count":
		return answer{"count": p.received.Load(), "atUs": float64(time.Now().UnixNano()) / 1e3}, nil
	case "flood":
		return p.flood(c)
	}
	return nil, fmt.Errorf("unknown command %q", c.Do)
}

func main() {
	p := &party{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var c command
		err := json.Unmarshal(lines.Bytes(), &c)
		var result answer
		if err == nil {
			result, err = p.obey(c)
		}
		if err != nil {
			result = answer{"error": err.Error()}
		}
		out.Encode(result)
	}
}
